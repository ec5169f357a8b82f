/** Credentials of accounts without a form of their own, known by the setting that their documentation names. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Plaid',
      rule: 'secret-payment-key',
      page: 'https://plaid.com/docs/quickstart/glossary/',
      revoke: 'in the dashboard under Developers → Keys: rotate the secret',
    },
    [
      {
        id: 'secret-plaid-secret',
        title: 'API secret',
        literals: ['plaid', 'PLAID', 'Plaid'],
        shapes: ['lan{30}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['secret', 'token', 'key'],
          exact: ['PLAID_SECRET', 'PLAID-SECRET'],
        },
        needs: { digits: 4, letters: 4 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Pinecone',
      rule: 'secret-ai-provider-key',
      page: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
      revoke: 'in the console under API keys',
    },
    [
      {
        id: 'secret-pinecone-api-key-legacy',
        title: 'API key (old form)',
        literals: ['pinecone', 'PINECONE', 'Pinecone'],
        shapes: ['uuid'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['key', 'token', 'secret'],
          exact: ['PINECONE_API_KEY'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Todoist',
      page: 'https://developer.todoist.com/api/v1/',
      revoke: 'under Settings → Integrations → Developer: issue a new token',
    },
    [
      {
        id: 'secret-todoist-api-token',
        title: 'API token',
        literals: ['todoist', 'TODOIST', 'Todoist'],
        shapes: ['hex{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['key', 'token', 'secret'],
          exact: ['TODOIST_API_TOKEN', 'TODOIST_TOKEN'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Shodan',
      page: 'https://developer.shodan.io/api',
      revoke: 'under Account: reset the API key',
    },
    [
      {
        id: 'secret-shodan-api-key',
        title: 'API key',
        literals: ['shodan', 'SHODAN', 'Shodan'],
        shapes: ['alnum{32}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['key', 'token', 'secret'],
          exact: ['SHODAN_API_KEY'],
        },
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Twilio',
      rule: 'secret-messaging-token',
      page: 'https://www.twilio.com/docs/iam/api-keys',
      revoke: 'in the console under Account → API keys and tokens',
    },
    [
      {
        id: 'secret-twilio-auth-token',
        title: 'auth token or API key secret',
        literals: ['twilio', 'TWILIO', 'Twilio'],
        shapes: ['alnum{32}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['token', 'secret', 'key'],
          exact: ['TWILIO_AUTH_TOKEN', 'TWILIO_API_SECRET', 'TWILIO_API_KEY_SECRET'],
        },
        needs: { digits: 2, letters: 2 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'New Relic',
      page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-new-relic-license-key-legacy',
        title: 'licence key (old form)',
        literals: ['NEW_RELIC_LICENSE_KEY', 'New Relic license key', 'New Relic account', 'newrelic_license_key'],
        shapes: ['hexi{40}'],
        left: 'alnum',
        context: { role: 'required', before: 80, anchor: 'near', exact: ['NEW_RELIC_LICENSE_KEY'] },
        needs: { digits: 8, letters: 4 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Twilio Segment',
      page: 'https://segment.com/docs/api/config-api/authentication/',
      revoke: 'under Workspace settings → Access management → Tokens',
    },
    [
      {
        id: 'secret-segment-config-api-token',
        title: 'Config API token',
        literals: [
          'SEGMENT_TOKEN',
          'SEGMENT_ACCESS_TOKEN',
          'SEGMENT_API_TOKEN',
          'segment_token',
          'segment_access_token',
        ],
        shapes: ["b64u{43} '.' b64u{43}"],
        left: 'wordDash',
        context: { role: 'required', before: 48, anchor: 'assigned', exact: ['SEGMENT_TOKEN', 'SEGMENT_ACCESS_TOKEN'] },
        needs: { digits: 2, upper: 2, lower: 2 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
