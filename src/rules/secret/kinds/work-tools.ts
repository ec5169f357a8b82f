/** Credentials of work tools. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'HubSpot',
      rule: 'secret-provider-token',
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
    ],
  ),
  ...defineKinds(
    {
      provider: 'Linear',
      rule: 'secret-provider-token',
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
      rule: 'secret-provider-token',
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
      rule: 'secret-provider-token',
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
      rule: 'secret-provider-token',
      page: 'https://developers.asana.com/docs/personal-access-token',
      revoke: 'in the developer console under Personal access tokens',
    },
    [
      {
        id: 'secret-asana-pat',
        title: 'personal access token',
        literals: ['asana', 'ASANA', 'Asana'],
        shapes: ["digit{1} '/' digit{10,20} ( '/' digit{10,20} )? ':' hex{32}"],
        wider: ["digit{1,4} '/' digit{10,20} ( '/' digit{10,20} )? ':' alnum{32,64}"],
        left: 'alnum',
        context: { role: 'required', before: 160, anchor: 'near' },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ClickUp',
      rule: 'secret-provider-token',
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
      rule: 'secret-provider-token',
      page: 'https://help.figma.com/hc/en-us/articles/8085703771159',
      revoke: 'under Settings → Security → Personal access tokens',
    },
    [
      {
        id: 'secret-figma-pat',
        title: 'personal access token',
        literals: ['figd_', 'figu_', 'figur_', 'figuh_', 'figor_', 'figoh_'],
        shapes: ["'figd_' b64u{40}", "( 'figu_' | 'figur_' | 'figuh_' | 'figor_' | 'figoh_' ) b64u{38,200}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Canva',
      rule: 'secret-provider-token',
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
      rule: 'secret-provider-token',
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
  ...defineKinds(
    {
      provider: 'Box',
      rule: 'secret-provider-token',
      page: 'https://app.box.com/developers/console',
      revoke: 'in the developer console under Configuration',
    },
    [
      {
        id: 'secret-box-developer-token',
        title: 'developer token',
        literals: [
          'BOX_DEVELOPER_TOKEN',
          'box_developer_token',
          'BOX_CLIENT_SECRET',
          'box_client_secret',
          'boxClientSecret',
          'BOX_ACCESS_TOKEN',
          'box_access_token',
        ],
        shapes: ['alnum{32}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned' },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
];
