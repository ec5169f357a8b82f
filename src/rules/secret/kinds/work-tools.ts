/** Credentials of work tools. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'HubSpot',
      page: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
      revoke: 'in the private app under Auth: rotate the token',
    },
    [
      {
        id: 'secret-hubspot-private-app-token',
        title: 'private app token',
        literals: ['pat-na1-', 'pat-na2-', 'pat-na3-', 'pat-eu1-', 'pat-ap1-'],
        shapes: ["( 'pat-na1-' | 'pat-na2-' | 'pat-na3-' | 'pat-eu1-' | 'pat-ap1-' ) uuid"],
        wider: [
          "( 'pat-na1-' | 'pat-na2-' | 'pat-na3-' | 'pat-eu1-' | 'pat-ap1-' ) alnum{8} '-' alnum{4} '-' alnum{4} '-' alnum{4} '-' alnum{12}",
        ],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-hubspot-personal-access-key',
        title: 'personal access key',
        literals: ['CiRuYTEt', 'CiRldTEt'],
        shapes: ["( 'CiRuYTEt' | 'CiRldTEt' ) b64any{80,200} '='{0,2}"],
        left: 'b64any',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-hubspot-api-key',
        title: 'API key (hapikey)',
        literals: ['hapikey', 'HAPIKEY', 'Hapikey', 'hapiKey'],
        shapes: ['uuid'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Linear',
      page: 'https://linear.app/settings/api',
      revoke: 'under Settings → API',
    },
    [
      {
        id: 'secret-linear-api-key',
        title: 'API key',
        literals: ['lin_api_'],
        shapes: ["'lin_api_' alnum{40}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-linear-oauth-token',
        title: 'OAuth token',
        literals: ['lin_oauth_'],
        shapes: ["'lin_oauth_' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Notion',
      page: 'https://www.notion.so/profile/integrations',
      revoke: "in the integration's settings: refresh the secret",
    },
    [
      {
        id: 'secret-notion-token',
        title: 'integration token',
        literals: ['ntn_'],
        shapes: ["'ntn_' digit{11} alnum{35}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-notion-refresh-token',
        title: 'OAuth refresh token',
        literals: ['nrt_'],
        shapes: ["'nrt_' alnum{40,55}"],
        left: 'word',
        needs: { digits: 2, upper: 1, lower: 1 },
        confidence: 'likely',
        severity: 'high',
      },
      {
        id: 'secret-notion-token-legacy',
        title: 'integration token (old)',
        literals: ['secret_'],
        shapes: ["'secret_' alnum{43}"],
        left: 'word',
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Airtable',
      page: 'https://airtable.com/create/tokens',
      revoke: 'in the developer hub under Personal access tokens',
    },
    [
      {
        id: 'secret-airtable-pat',
        title: 'personal access token',
        literals: ['pat'],
        shapes: ["'pat' alnum{14} '.' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Asana',
      page: 'https://developers.asana.com/docs/personal-access-token',
      revoke: 'in the developer console under Personal access tokens',
    },
    [
      {
        id: 'secret-asana-pat',
        title: 'personal access token',
        literals: ['asana', 'ASANA', 'Asana', '1/11', '1/12', '2/12'],
        shapes: [
          "( '1/11' | '1/12' | '2/12' ) digit{8,14} ':' hex{32}",
          "digit{1} '/' digit{10,20} ( '/' digit{10,20} )? ':' hex{32}",
        ],
        wider: ["digit{1,4} '/' digit{10,20} ( '/' digit{10,20} )? ':' alnum{32,64}", "'0/' hex{32}"],
        left: 'alnum',
        context: { role: 'required', before: 160, after: 120, anchor: 'near', marks: ['1/11', '1/12', '2/12'] },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ClickUp',
      page: 'https://developer.clickup.com/docs/authentication',
      revoke: 'under Settings → Apps: regenerate',
    },
    [
      {
        id: 'secret-clickup-personal-token',
        title: 'personal token',
        literals: ['pk_'],
        shapes: ["'pk_' digit{7,9} '_' uan{32}"],
        wider: ["'pk_' digit{7,9} '_' alnum{32}"],
        left: 'word',
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Figma',
      page: 'https://help.figma.com/hc/en-us/articles/8085703771159',
      revoke: 'under Settings → Security → Personal access tokens',
    },
    [
      {
        id: 'secret-figma-pat',
        title: 'personal access token',
        literals: ['figd_', 'figo_', 'figu_', 'figur_', 'figuh_', 'figor_', 'figoh_'],
        shapes: ["'figd_' b64u{40}", "( 'figo_' | 'figu_' | 'figur_' | 'figuh_' | 'figor_' | 'figoh_' ) b64u{38,200}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Canva',
      page: 'https://www.canva.dev/docs/connect/authentication/',
      revoke: 'in the developer portal: generate a new secret',
    },
    [
      {
        id: 'secret-canva-client-secret',
        title: 'client secret',
        literals: ['cnvca'],
        shapes: ["'cnvca' b64u{51}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Dropbox',
      page: 'https://www.dropbox.com/developers/apps',
      revoke: 'in the app console',
    },
    [
      {
        id: 'secret-dropbox-access-token',
        title: 'short-lived access token',
        literals: ['sl.'],
        shapes: ["'sl.' b64u{130,1300}", "'sl.u.' b64u{130,1300}"],
        wider: ["'sl.' b64upad{130,152}"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
];
