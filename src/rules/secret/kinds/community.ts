/** Tokens of games, notices, automation and small platforms. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'GC Notify',
      page: 'https://documentation.notification.canada.ca/en/start.html',
      revoke: 'under API integration → API keys',
    },
    [
      {
        id: 'secret-gc-notify-api-key',
        title: 'API key',
        literals: ['gcntfy-'],
        shapes: ["'gcntfy-' slug{1,60} '-' uuid '-' uuid"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Lichess',
      page: 'https://lichess.org/account/oauth/token',
      revoke: 'under Preferences → API access tokens',
    },
    [
      {
        id: 'secret-lichess-token',
        title: 'personal access token',
        literals: ['lip_'],
        shapes: ["'lip_' alnum{20,40}"],
        left: 'word',
        needs: { digits: 1, upper: 1 },
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'redirect.pizza',
      page: 'https://redirect.pizza/docs',
      revoke: 'under API',
    },
    [
      {
        id: 'secret-redirect-pizza-token',
        title: 'API token',
        literals: ['rpa_'],
        shapes: ["'rpa_' alnum{30}", "'rpa_' lan{64}"],
        left: 'word',
        needs: { digits: 2, letters: 4 },
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Thunderstore',
      page: 'https://thunderstore.io/settings/teams/',
      revoke: 'under Teams → Service accounts',
    },
    [
      {
        id: 'secret-thunderstore-token',
        title: 'service account token',
        literals: ['tss_'],
        shapes: ["'tss_' alnum{20,80}"],
        left: 'word',
        needs: { digits: 2, upper: 1 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Val Town',
      page: 'https://docs.val.town/api/authentication/',
      revoke: 'under Settings → API tokens',
    },
    [
      {
        id: 'secret-valtown-token',
        title: 'API token',
        literals: ['vtwn_'],
        shapes: ["'vtwn_' b64u{20,80}"],
        left: 'word',
        needs: { digits: 2 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Workato',
      page: 'https://docs.workato.com/workato-api.html',
      revoke: 'under Workspace admin → API clients',
    },
    [
      {
        id: 'secret-workato-api-token',
        title: 'developer API token',
        literals: ['wrka-eyJ', 'wrkaeu-eyJ', 'wrkajp-eyJ', 'wrkasg-eyJ', 'wrkaau-eyJ'],
        shapes: [
          "( 'wrka-eyJ' | 'wrkaeu-eyJ' | 'wrkajp-eyJ' | 'wrkasg-eyJ' | 'wrkaau-eyJ' ) b64u{8,200} '.' b64u{16,2000} '.' b64u{64,700}",
        ],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Zoho',
      page: 'https://www.zoho.com/accounts/protocol/oauth/token-revoke.html',
      revoke: 'at the address that revokes tokens, or under Connected apps',
    },
    [
      {
        id: 'secret-zoho-oauth-token',
        title: 'OAuth token',
        literals: ['1000.'],
        shapes: ["'1000.' hex{32} '.' hex{32}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
