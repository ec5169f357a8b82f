/** Credentials without a form of their own, known by the setting that their documentation names. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'GitHub',
      rule: 'secret-github-token',
      page: 'https://github.com/settings/developers',
      revoke: 'in the settings of the OAuth or GitHub App',
    },
    [
      {
        id: 'secret-github-oauth-app-secret',
        title: 'OAuth app client secret',
        literals: [
          'GITHUB_CLIENT_SECRET',
          'GITHUB_SECRET',
          'GITHUB_OAUTH_SECRET',
          'github_client_secret',
          'githubClientSecret',
        ],
        shapes: ['hex{40}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['GITHUB_CLIENT_SECRET', 'GITHUB_SECRET'] },
        confidence: 'possible',
        severity: 'low',
      },
      {
        id: 'secret-github-token-legacy',
        title: 'token (old form)',
        literals: ['github', 'GITHUB', 'GitHub', 'Github'],
        shapes: ['hex{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['token', 'key', 'password', 'pwd', 'hubpat', 'hub_pat'],
          exact: ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_API_TOKEN'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Meta',
      page: 'https://developers.facebook.com/apps/',
      revoke: 'under App settings → Basic: reset the secret',
    },
    [
      {
        id: 'secret-facebook-app-secret',
        title: 'app secret',
        literals: ['facebook', 'FACEBOOK', 'Facebook', 'FB_APP', 'fbApp'],
        shapes: ['hex{32}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['secret', 'token', 'key'],
          exact: ['FACEBOOK_APP_SECRET', 'FACEBOOK_CLIENT_SECRET'],
        },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'X',
      page: 'https://developer.x.com/en/portal/dashboard',
      revoke: 'under Keys and tokens',
    },
    [
      {
        id: 'secret-twitter-secret',
        title: 'consumer or access token secret',
        literals: [
          'TWITTER_API_SECRET',
          'TWITTER_CONSUMER_SECRET',
          'TWITTER_ACCESS_TOKEN_SECRET',
          'TWITTER_ACCESS_SECRET',
          'TWITTER_APP_SECRET',
          'TWITTER_SECRET',
          'X_API_SECRET',
          'X_API_KEY_SECRET',
          'X_CONSUMER_SECRET',
          'X_ACCESS_TOKEN_SECRET',
          'twitter_api_secret',
          'twitter_consumer_secret',
          'twitterConsumerSecret',
        ],
        shapes: ['alnum{40,50}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          exact: ['TWITTER_API_SECRET', 'TWITTER_CONSUMER_SECRET', 'TWITTER_ACCESS_TOKEN_SECRET'],
        },
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'LinkedIn',
      page: 'https://www.linkedin.com/developers/apps',
      revoke: 'under Auth: generate a new secret',
    },
    [
      {
        id: 'secret-linkedin-client-secret-legacy',
        title: 'client secret (old form)',
        literals: ['LINKEDIN_CLIENT_SECRET', 'LINKEDIN_SECRET', 'linkedin_client_secret', 'linkedinClientSecret'],
        shapes: ['alnum{16}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['LINKEDIN_CLIENT_SECRET'] },
        needs: { digits: 1, letters: 4 },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'CircleCI',
      page: 'https://app.circleci.com/settings/user/tokens',
      revoke: 'under User or Project settings → API tokens',
    },
    [
      {
        id: 'secret-circleci-token-legacy',
        title: 'API token (old form)',
        literals: ['CIRCLECI', 'CIRCLE_', 'circleci', 'CircleCI', 'circleCi', 'Circle-Token'],
        shapes: ['hexi{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['token', 'key', 'secret'],
          exact: ['CIRCLE_TOKEN', 'CIRCLECI_TOKEN', 'CIRCLECI_API_TOKEN'],
        },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cohere',
      rule: 'secret-ai-provider-key',
      page: 'https://dashboard.cohere.com/api-keys',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-cohere-api-key',
        title: 'API key',
        literals: ['CO_API_KEY', 'COHERE', 'cohere', 'Cohere'],
        shapes: ['alnum{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          nameParts: ['key', 'token'],
          exact: ['CO_API_KEY', 'COHERE_API_KEY'],
        },
        needs: { digits: 1, upper: 1, lower: 1, beyondHex: 1 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Dropbox',
      page: 'https://www.dropbox.com/developers/apps',
      revoke: 'in the App Console: reset the app secret',
    },
    [
      {
        id: 'secret-dropbox-app-secret',
        title: 'app secret',
        literals: ['DROPBOX_APP_SECRET', 'DROPBOX_CLIENT_SECRET', 'dropbox_app_secret', 'dropboxAppSecret'],
        shapes: ['lan{15}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['DROPBOX_APP_SECRET'] },
        needs: { digits: 1, letters: 3 },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
];
