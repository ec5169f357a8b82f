/** Credentials of services for agents, voices and models. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Cursor',
      rule: 'secret-ai-provider-key',
      page: 'https://cursor.com/dashboard',
      revoke: 'under Integrations → User API keys',
    },
    [
      {
        id: 'secret-cursor-api-key',
        title: 'API key',
        literals: ['key_'],
        shapes: ["'key_' hex{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cognition',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.devin.ai/api-reference/overview',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-devin-api-key',
        title: 'API key',
        literals: ['apk_'],
        shapes: ["'apk_' b64{80,100} '='{0,2}", "'apk_user_' b64{120,180} '='{0,2}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'CodeRabbit',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.coderabbit.ai/',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-coderabbit-api-key',
        title: 'API key',
        literals: ['coderabbit', 'CODERABBIT', 'CodeRabbit', 'codeRabbit'],
        shapes: ["'cr-' hex{58}"],
        left: 'wordDash',
        context: { role: 'required', before: 160, anchor: 'near' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Coze',
      rule: 'secret-ai-provider-key',
      page: 'https://www.coze.com/open/oauth/pats',
      revoke: 'under Personal access tokens',
    },
    [
      {
        id: 'secret-coze-pat',
        title: 'personal access token',
        literals: ['coze', 'COZE', 'Coze'],
        shapes: ["'pat_' alnum{64}"],
        left: 'word',
        context: { role: 'required', before: 96, anchor: 'near' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cartesia',
      rule: 'secret-ai-provider-key',
      page: 'https://play.cartesia.ai/keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-cartesia-api-key',
        title: 'API key',
        literals: ['sk_car_'],
        shapes: ["'sk_car_' word{20,24}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Browserbase',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.browserbase.com/',
      revoke: 'under Settings → API key',
    },
    [
      {
        id: 'secret-browserbase-api-key',
        title: 'API key',
        literals: ['bb_live_', 'bb_test_'],
        shapes: ["( 'bb_live_' | 'bb_test_' ) b64u{27}"],
        left: 'word',
        testMode: ['bb_test_'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Composio',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.composio.dev/reference/authentication',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-composio-api-key',
        title: 'API key',
        literals: ['composio', 'COMPOSIO', 'Composio', 'user-api-key', 'consumer-api-key'],
        shapes: ["'ak_' b64u{20}", "'ck_' b64u{20}", "'oak_' b64u{20}", "'uak_' b64u{43}"],
        left: 'word',
        context: { role: 'required', before: 96, anchor: 'near' },
        needs: { digits: 2, lower: 2 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'LlamaIndex',
      rule: 'secret-ai-provider-key',
      page: 'https://cloud.llamaindex.ai/',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-llama-cloud-api-key',
        title: 'API key',
        literals: ['llx-'],
        shapes: ["'llx-' alnum{48}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'MiniMax',
      rule: 'secret-ai-provider-key',
      page: 'https://platform.minimax.io/user-center/basic-information/interface-key',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-minimax-api-key',
        title: 'API key',
        literals: ['sk-api-'],
        shapes: ["'sk-api-' b64u{119}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Voiceflow',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.voiceflow.com/reference/authentication',
      revoke: 'under Integrations → API keys',
    },
    [
      {
        id: 'secret-voiceflow-api-key',
        title: 'API key',
        literals: ['VF.DM.', 'VF.WS.', 'VF.6'],
        shapes: ["( 'VF.DM.' | 'VF.WS.' ) hex{24} '.' alnum{16}", "'VF.6' hex{23} '.' alnum{16}"],
        left: 'word',
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
        id: 'secret-wandb-api-key-legacy',
        title: 'API key (old form)',
        literals: ['WANDB_API_KEY', 'wandb_api_key', 'wandbApiKey'],
        shapes: ['hex{40}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['WANDB_API_KEY'] },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
