/** Credentials of tools around models. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Tavily',
      rule: 'secret-ai-provider-key',
      page: 'https://app.tavily.com/home',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-tavily-api-key',
        title: 'API key',
        literals: ['tvly-'],
        shapes: ["'tvly-' alnum{32}", "'tvly-' ( 'dev' | 'prod' ) '-' b64u{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Jina AI',
      rule: 'secret-ai-provider-key',
      page: 'https://jina.ai/api-dashboard/',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-jina-api-key',
        title: 'API key',
        literals: ['jina_'],
        shapes: ["'jina_' alnum{60}", "'jina_' hex{32} b64u{28}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Voyage AI',
      rule: 'secret-ai-provider-key',
      page: 'https://dash.voyageai.com/api-keys',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-voyage-api-key',
        title: 'API key',
        literals: ['pa-'],
        shapes: ["'pa-' b64u{43}"],
        left: 'wordDash',
        context: { role: 'raises', words: ['voyage'], before: 160 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'LangChain',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-langsmith-api-key',
        title: 'LangSmith key',
        literals: ['lsv2_pt_', 'lsv2_sk_'],
        shapes: ["( 'lsv2_pt_' | 'lsv2_sk_' ) hexi{32} '_' hexi{10}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Langfuse',
      rule: 'secret-ai-provider-key',
      page: 'https://langfuse.com/faq/all/where-are-langfuse-api-keys',
      revoke: 'under Project settings → API keys',
    },
    [
      {
        id: 'secret-langfuse-secret-key',
        title: 'secret key',
        literals: ['sk-lf-'],
        shapes: ["'sk-lf-' uuid"],
        wider: ["'sk-lf-' alnum{8} '-' alnum{4} '-' alnum{4} '-' alnum{4} '-' alnum{12}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ElevenLabs',
      rule: 'secret-ai-provider-key',
      page: 'https://elevenlabs.io/app/settings/api-keys',
      revoke: 'under Developers → API keys',
    },
    [
      {
        id: 'secret-elevenlabs-api-key',
        title: 'API key',
        literals: ['sk_'],
        shapes: ["'sk_' hex{48}"],
        left: 'word',
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Pinecone',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
      revoke: 'in the project under API keys',
    },
    [
      {
        id: 'secret-pinecone-api-key',
        title: 'API key',
        literals: ['pcsk_'],
        shapes: ["'pcsk_' alnum{5,6} '_' alnum{63}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Weights & Biases',
      rule: 'secret-ai-provider-key',
      page: 'https://wandb.ai/authorize',
      revoke: 'under User settings → API keys',
    },
    [
      {
        id: 'secret-wandb-api-key',
        title: 'API key v1',
        literals: ['wandb_v1_'],
        shapes: ["'wandb_v1_' word{77}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Firecrawl',
      rule: 'secret-ai-provider-key',
      page: 'https://www.firecrawl.dev/app/api-keys',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-firecrawl-api-key',
        title: 'API key',
        literals: ['fc-'],
        shapes: ["'fc-' hex{32}"],
        left: 'wordDash',
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'E2B',
      rule: 'secret-ai-provider-key',
      page: 'https://e2b.dev/docs/api-key',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-e2b-api-key',
        title: 'API key',
        literals: ['e2b_'],
        shapes: ["'e2b_' hex{40}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cognition',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.devin.ai/api-reference/overview',
      revoke: 'under Settings → Service users',
    },
    [
      {
        id: 'secret-devin-service-token',
        title: 'Devin service user token',
        literals: ['cog_'],
        shapes: ["'cog_' b32l{52}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
