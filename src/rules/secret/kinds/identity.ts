/** Credentials of identity providers, tokens and settings of any provider. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Okta',
      page: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
      revoke: 'under Security → API → Tokens',
    },
    [
      {
        id: 'secret-okta-api-token',
        title: 'API token',
        literals: ['okta', 'OKTA', 'Okta', 'SSWS '],
        shapes: ["'00' b64u{40}"],
        wider: ["'00' b64upad{40}"],
        left: 'b64',
        context: { role: 'required', before: 96, anchor: 'near' },
        needs: { digits: 1, upper: 1, lower: 1, entropy: 3.5 },
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Auth0',
      page: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
      revoke: "in the application's settings: rotate the secret",
    },
    [
      {
        id: 'secret-auth0-client-secret',
        title: 'client secret',
        literals: ['auth0', 'AUTH0', 'Auth0'],
        shapes: ['b64u{64}'],
        left: 'alnum',
        context: { role: 'required', before: 96, anchor: 'assigned', block: 200, nameParts: ['secret'] },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Unkey',
      page: 'https://www.unkey.com/docs/security/root-keys',
      revoke: 'under Settings → Root keys',
    },
    [
      {
        id: 'secret-unkey-root-key',
        title: 'root key',
        literals: ['unkey_'],
        shapes: ["'unkey_' alnum{20,32}"],
        left: 'word',
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds({ provider: 'generic', rule: 'secret-jwt', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-generic-jwt',
      title: 'JSON Web Token',
      detector: 'jwt',
      form: 'three base64url segments, the first two JSON objects',
      check: { name: 'json-body', wrong: 'reject' },
      confidence: 'possible',
      severity: 'medium',
    },
  ]),
  ...defineKinds({ provider: 'generic', rule: 'secret-generic-assignment', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-generic-assignment',
      title: 'high-entropy value assigned to secret-named key',
      detector: 'generic',
      form: "key named after a secret, '=' or ':', quoted value of 20 to 150 characters",
      confidence: 'possible',
      severity: 'medium',
    },
  ]),
];
