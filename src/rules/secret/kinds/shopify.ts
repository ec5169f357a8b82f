/** Credentials of Shopify. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Shopify',
      rule: 'secret-payment-key',
      page: 'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials',
      revoke: "in the app's settings: rotate the credentials, then revoke the old ones",
    },
    [
      {
        id: 'secret-shopify-admin-token',
        title: 'Admin API access token',
        literals: ['shpat_'],
        shapes: ["'shpat_' hexi{32}"],
        wider: ["'shpat_' alnum{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-shopify-custom-app-token',
        title: 'custom app token',
        literals: ['shpca_'],
        shapes: ["'shpca_' hexi{32}"],
        wider: ["'shpca_' alnum{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-shopify-private-app-token',
        title: 'private app token',
        literals: ['shppa_'],
        shapes: ["'shppa_' hexi{32}"],
        wider: ["'shppa_' alnum{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-shopify-shared-secret',
        title: 'shared secret',
        literals: ['shpss_'],
        shapes: ["'shpss_' hexi{32}"],
        wider: ["'shpss_' alnum{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-shopify-partner-token',
        title: 'partner, marketplace or automation token',
        literals: ['shpmkt_', 'prtapi_', 'atkn_', 'ptkn_', 'ztkn_'],
        shapes: ["'shpmkt_' hex{8} '_' hex{32}", "( 'prtapi_' | 'atkn_' | 'ptkn_' | 'ztkn_' ) hex{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
