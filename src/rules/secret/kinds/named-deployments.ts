/** Credentials of deployments without a form of their own, known by the setting that their documentation names. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Atlassian',
      page: 'https://id.atlassian.com/manage-profile/security/api-tokens',
      revoke: 'under Account settings → Security → API tokens',
    },
    [
      {
        id: 'secret-atlassian-api-token-legacy',
        title: 'API token (old form)',
        literals: ['atlassian', 'ATLASSIAN', 'Atlassian', 'jira', 'JIRA', 'Jira', 'confluence', 'CONFLUENCE'],
        shapes: ['alnum{24}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['token', 'key', 'secret', 'password'],
          exact: ['ATLASSIAN_API_TOKEN', 'JIRA_API_TOKEN', 'CONFLUENCE_API_TOKEN'],
        },
        needs: { digits: 2, letters: 6, beyondHex: 3 },
        confidence: 'possible',
        severity: 'critical',
      },
      {
        // base64 of a number of twelve digits, a colon and twenty random bytes
        id: 'secret-atlassian-data-center-token',
        title: 'personal access token of Jira or Confluence Data Center',
        literals: ['jira', 'JIRA', 'Jira', 'confluence', 'CONFLUENCE', 'Confluence'],
        shapes: ["b64dig{16} 'O' b64{27}"],
        left: 'b64',
        context: { role: 'required', before: 80, anchor: 'near' },
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'SonarSource',
      page: 'https://sonarcloud.io/account/security',
      revoke: 'under My account → Security',
    },
    [
      {
        id: 'secret-sonar-token-legacy',
        title: 'user token (old form)',
        literals: [
          'sonar.login',
          'sonar.token',
          'SONAR_TOKEN',
          'SONARQUBE_TOKEN',
          'sonar_token',
          'sonarToken',
          'sonarLogin',
        ],
        shapes: ['hex{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          exact: ['SONAR_TOKEN', 'sonar.login', 'sonar.token'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Netlify',
      page: 'https://app.netlify.com/user/applications',
      revoke: 'under User settings → Applications',
    },
    [
      {
        id: 'secret-netlify-token-legacy',
        title: 'access token (old form)',
        literals: ['NETLIFY_AUTH_TOKEN', 'NETLIFY_TOKEN', 'NETLIFY_ACCESS_TOKEN', 'netlify_token', 'netlifyToken'],
        shapes: ['b64u{43}', 'hex{64}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['NETLIFY_AUTH_TOKEN'] },
        needs: { digits: 1 },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Vercel',
      page: 'https://vercel.com/account/tokens',
      revoke: 'under Account settings → Tokens',
    },
    [
      {
        id: 'secret-vercel-token-legacy',
        title: 'access token (old form)',
        literals: ['vercel', 'VERCEL', 'Vercel'],
        shapes: ['alnum{24}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['token', 'key', 'secret'],
          exact: ['VERCEL_TOKEN'],
        },
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ngrok',
      page: 'https://dashboard.ngrok.com/authtokens',
      revoke: 'under Authtokens',
    },
    [
      {
        id: 'secret-ngrok-authtoken',
        title: 'authtoken or API key',
        literals: ['ngrok', 'NGROK', 'Ngrok', 'ngrok authtoken ', 'add-authtoken '],
        shapes: ["alnum{25,30} '_' alnum{20,23}"],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'near',
          exact: ['NGROK_AUTHTOKEN', 'NGROK_AUTH_TOKEN', 'NGROK_API_KEY'],
        },
        needs: { digits: 2, upper: 2, lower: 2 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Contentful',
      page: 'https://www.contentful.com/developers/docs/references/authentication/',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-contentful-delivery-token',
        title: 'delivery token',
        literals: [
          'CONTENTFUL_ACCESS_TOKEN',
          'CONTENTFUL_DELIVERY_TOKEN',
          'CONTENTFUL_PREVIEW_TOKEN',
          'contentful_access_token',
          'contentful_token',
          'contentful_delivery_token',
        ],
        shapes: ['b64u{43}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: [] },
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Figma',
      page: 'https://www.figma.com/developers/api#access-tokens',
      revoke: 'under Settings → Security → Personal access tokens',
    },
    [
      {
        id: 'secret-figma-token-legacy',
        title: 'personal access token (old form)',
        literals: ['X-Figma-Token', 'X-FIGMA-TOKEN', 'x-figma-token', 'FIGMA_TOKEN', 'FIGMA_ACCESS_TOKEN'],
        shapes: ["digit{4,6} '-' uuid", "hexi{4} '-' uuid"],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['X-Figma-Token', 'FIGMA_TOKEN'] },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
