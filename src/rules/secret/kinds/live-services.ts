/** Credentials of services that run jobs, streams and devices. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Trigger.dev',
      page: 'https://trigger.dev/docs/apikeys',
      revoke: 'under API keys of the environment, or under Account → Personal access tokens',
    },
    [
      {
        id: 'secret-trigger-dev-key',
        title: 'secret key or personal access token',
        literals: ['tr_dev_', 'tr_prod_', 'tr_stg_', 'tr_preview_', 'tr_pat_'],
        shapes: ["( 'tr_prod_' | 'tr_stg_' | 'tr_preview_' | 'tr_dev_' | 'tr_pat_' ) alnum{20,24}"],
        left: 'word',
        needs: { digits: 1, letters: 4 },
        confidence: 'certain',
        severity: 'high',
        source: 'provider documentation',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Ubidots',
      page: 'https://docs.ubidots.com/reference/authentication',
      revoke: 'under API credentials',
    },
    [
      {
        id: 'secret-ubidots-token',
        title: 'token',
        literals: ['BBUS-', 'BBFF-'],
        shapes: ["( 'BBUS-' | 'BBFF-' ) alnum{30}"],
        wider: ["( 'BBUS-' | 'BBFF-' ) alnum{28,40}"],
        left: 'wordDash',
        needs: { digits: 1, letters: 4 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Twitch',
      page: 'https://help.twitch.tv/s/article/twitch-stream-key-faq',
      revoke: 'under Settings → Stream: reset the stream key',
    },
    [
      {
        id: 'secret-twitch-stream-key',
        title: 'stream key',
        literals: ['live_'],
        shapes: ["'live_' digit{8,12} '_' alnum{30,36}"],
        left: 'word',
        needs: { upper: 1, lower: 1 },
        refines: ['secret-gocardless-access-token'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Yandex',
      page: 'https://yandex.com/dev/dictionary/keys/get/',
      revoke: 'in the list of keys',
    },
    [
      {
        id: 'secret-yandex-dictionary-key',
        title: 'Dictionary or Translate key',
        literals: ['pdct.1.1.', 'dict.1.1.', 'trnsl.1.1.'],
        shapes: ["( 'pdct.1.1.' | 'dict.1.1.' | 'trnsl.1.1.' ) digit{8} 'T' digit{6} 'Z.' hex{16} '.' hex{40}"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Ollama',
      rule: 'secret-ai-provider-key',
      page: 'https://ollama.com/settings/keys',
      revoke: 'under Settings → Keys',
    },
    [
      {
        id: 'secret-ollama-api-key',
        title: 'cloud API key',
        literals: ['ollama', 'OLLAMA', 'Ollama'],
        shapes: ["hex{32} '.' b64u{24}"],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'near', exact: ['OLLAMA_API_KEY'] },
        needs: { digits: 4, upper: 1, lower: 4 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
];
