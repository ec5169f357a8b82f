/** Credentials of content delivery and private networks. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Tailscale',
      rule: 'secret-provider-token',
      page: 'https://login.tailscale.com/admin/settings/keys',
      revoke: 'in the admin console under Settings → Keys',
    },
    [
      {
        id: 'secret-tailscale-key',
        title: 'auth/API/client key',
        literals: ['tskey-'],
        shapes: ["'tskey-' az{2,20} '-' word{8,40} '-' word{16,60}", "'tskey-' word{16,60}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cloudflare',
      rule: 'secret-provider-token',
      page: 'https://dash.cloudflare.com/profile/api-tokens',
      revoke: 'in the profile under API tokens',
    },
    [
      {
        id: 'secret-cloudflare-user-token',
        title: 'user API token (prefixed)',
        literals: ['cfut_'],
        shapes: ["'cfut_' alnum{40} hex{8}"],
        left: 'alnum',
        check: { name: 'crc32-hex', wrong: 'demote' },
        confidence: 'certain',
        severity: 'critical',
        source: 'provider documentation',
      },
      {
        id: 'secret-cloudflare-account-token',
        title: 'account API token (prefixed)',
        literals: ['cfat_'],
        shapes: ["'cfat_' alnum{40} hex{8}"],
        left: 'alnum',
        check: { name: 'crc32-hex', wrong: 'demote' },
        confidence: 'certain',
        severity: 'critical',
        source: 'provider documentation',
      },
      {
        id: 'secret-cloudflare-global-key',
        title: 'global API key (prefixed)',
        literals: ['cfk_'],
        shapes: ["'cfk_' alnum{40} hex{8}"],
        left: 'word',
        check: { name: 'crc32-hex', wrong: 'demote' },
        confidence: 'certain',
        severity: 'critical',
        source: 'provider documentation',
      },
      {
        id: 'secret-cloudflare-origin-ca-key',
        title: 'origin CA key',
        literals: ['v1.0-'],
        shapes: ["'v1.0-' hex{24} '-' hex{146}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Fastly',
      rule: 'secret-provider-token',
      page: 'https://docs.fastly.com/en/guides/using-api-tokens',
      revoke: 'in the account under API tokens',
    },
    [
      {
        id: 'secret-fastly-token',
        title: 'API token',
        literals: ['fastly', 'FASTLY', 'Fastly'],
        shapes: ['b64u{32}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          nameParts: ['key', 'token', 'secret', 'password', 'auth', 'credential', 'access', 'private', 'login'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
