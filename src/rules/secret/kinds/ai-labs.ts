/** Credentials of providers of models. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'OpenAI',
      rule: 'secret-ai-provider-key',
      page: 'https://platform.openai.com/api-keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-openai-api-key',
        title: 'project/service-account/admin key',
        literals: ['T3BlbkFJ', 'sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-service-', 'sk-None-'],
        shapes: ["'sk-' ( 'proj' | 'svcacct' | 'admin' | 'service' | 'None' ) '-' b64u{20,80} 'T3BlbkFJ' b64u{20,80}"],
        wider: [
          "'sk-' ( 'proj' | 'svcacct' | 'service' ) '-' b64u{100,200}",
          "'sk-None-' alnum{48}",
          "'sk-' word{1,40} '-' alnum{20} 'T3BlbkFJ' alnum{20}",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-openai-api-key-legacy',
        title: 'user key',
        literals: ['T3BlbkFJ', 'sk-'],
        shapes: ["'sk-' alnum{20} 'T3BlbkFJ' alnum{20}"],
        wider: ["'sk-' alnum{48}"],
        left: 'alnum',
        needs: { digits: 2, upper: 2, lower: 2 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Anthropic',
      rule: 'secret-ai-provider-key',
      page: 'https://console.anthropic.com/settings/keys',
      revoke: 'in the console under API keys, or log the client out',
    },
    [
      {
        id: 'secret-anthropic-api-key',
        title: 'API key',
        literals: ['sk-ant-api'],
        shapes: ["'sk-ant-api' digit{2} '-' b64u{93} 'AA'"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-anthropic-admin-key',
        title: 'admin key',
        literals: ['sk-ant-admin'],
        shapes: ["'sk-ant-admin' digit{2} '-' b64u{93} 'AA'"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-anthropic-oauth-token',
        title: 'OAuth access/refresh token (Claude Code)',
        literals: ['sk-ant-oat', 'sk-ant-ort'],
        shapes: ["( 'sk-ant-oat' | 'sk-ant-ort' ) digit{2} '-' b64u{80,120}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'OpenRouter',
      rule: 'secret-ai-provider-key',
      page: 'https://openrouter.ai/settings/keys',
      revoke: 'under Settings → Keys',
    },
    [
      {
        id: 'secret-openrouter-api-key',
        title: 'API key',
        literals: ['sk-or-v1-'],
        shapes: ["'sk-or-v1-' hexi{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Groq',
      rule: 'secret-ai-provider-key',
      page: 'https://console.groq.com/keys',
      revoke: 'in the console under API keys',
    },
    [
      {
        id: 'secret-groq-api-key',
        title: 'API key',
        literals: ['gsk_'],
        shapes: ["'gsk_' alnum{50,54}"],
        left: 'word',
        check: { name: 'marker', wrong: 'doubt', text: 'WGdyb3FY' },
        confidence: 'certain',
        severity: 'high',
        source: 'provider documentation',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'xAI',
      rule: 'secret-ai-provider-key',
      page: 'https://console.x.ai',
      revoke: 'in the console under API keys',
    },
    [
      {
        id: 'secret-xai-api-key',
        title: 'API key',
        literals: ['xai-'],
        shapes: ["'xai-' alnum{80}", "'xai-token-' alnum{80}", "'xai-' b64u{84}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Perplexity',
      rule: 'secret-ai-provider-key',
      page: 'https://www.perplexity.ai/settings/api',
      revoke: 'under Settings → API',
    },
    [
      {
        id: 'secret-perplexity-api-key',
        title: 'API key',
        literals: ['pplx-'],
        shapes: ["'pplx-' alnum{48}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'DeepSeek',
      rule: 'secret-ai-provider-key',
      page: 'https://platform.deepseek.com/api_keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-deepseek-api-key',
        title: 'API key',
        literals: ['deepseek', 'DEEPSEEK', 'Deepseek', 'DeepSeek'],
        shapes: ["'sk-' hex{32}"],
        left: 'alnum',
        context: { role: 'required', before: 160, after: 160, anchor: 'near' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
];
