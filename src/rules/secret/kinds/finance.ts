/** Credentials of banks, card programs and shops of subscriptions. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Mercury',
      page: 'https://docs.mercury.com/docs/getting-started',
      revoke: 'under Settings → API tokens',
    },
    [
      {
        id: 'secret-mercury-api-token',
        title: 'production API token',
        literals: ['mercury_production_'],
        shapes: ["'mercury_production_' az{3,6} '_' alnum{40,50} '_yrucrem'"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Midtrans',
      page: 'https://docs.midtrans.com/docs/access-keys',
      revoke: 'under Settings → Access keys',
    },
    [
      {
        id: 'secret-midtrans-server-key',
        title: 'production server key',
        literals: ['Mid-server-'],
        shapes: ["'Mid-server-' b64u{14,32}"],
        left: 'wordDash',
        needs: { digits: 1, upper: 1 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Polar',
      page: 'https://docs.polar.sh/integrate/oat',
      revoke: 'under Settings → Developers',
    },
    [
      {
        id: 'secret-polar-access-token',
        title: 'access token',
        literals: ['polar_oat_', 'polar_pat_', 'polar_at_'],
        shapes: ["( 'polar_oat_' | 'polar_pat_' | 'polar_at_' ) b64u{20,100}"],
        left: 'word',
        needs: { digits: 1 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Ramp',
      page: 'https://docs.ramp.com/developer-api/v1/authorization',
      revoke: 'under Company → Developer',
    },
    [
      {
        id: 'secret-ramp-client-secret',
        title: 'client secret',
        literals: ['ramp_sec_'],
        shapes: ["'ramp_sec_' alnum{48}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
