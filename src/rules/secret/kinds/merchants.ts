/** Credentials of marketplaces, subscriptions and money transfers. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'eBay',
      rule: 'secret-payment-key',
      page: 'https://developer.ebay.com/my/keys',
      revoke: 'under Application keys: rotate the certificate id',
    },
    [
      {
        id: 'secret-ebay-client-secret',
        title: 'client secret (Cert ID)',
        literals: ['PRD-', 'SBX-'],
        shapes: ["( 'PRD-' | 'SBX-' ) hex{12} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{4}"],
        left: 'wordDash',
        testMode: ['SBX-'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PayPal',
      rule: 'secret-payment-key',
      page: 'https://developer.paypal.com/api/rest/authentication/',
      revoke: 'by rotating the client secret of the app',
    },
    [
      {
        id: 'secret-paypal-access-token',
        title: 'access token',
        literals: ['A21AA'],
        shapes: ["'A21AA' b64u{80,100}"],
        left: 'b64any',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Checkout.com',
      rule: 'secret-payment-key',
      page: 'https://www.checkout.com/docs/developer-resources/api/manage-api-keys',
      revoke: 'in the dashboard under Developers → Keys',
    },
    [
      {
        id: 'secret-checkout-secret-key',
        title: 'secret key',
        literals: ['sk_'],
        shapes: ["'sk_' uuid", "'sk_' b32l{27}", "'sk_sbox_' b32l{27}"],
        left: 'word',
        needs: { digits: 2 },
        testMode: ['sk_sbox_'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Clearbit',
      page: 'https://dashboard.clearbit.com/api',
      revoke: 'in the dashboard under API',
    },
    [
      {
        id: 'secret-clearbit-api-key',
        title: 'API key',
        literals: ['sk_'],
        shapes: ["'sk_' hex{32}"],
        left: 'word',
        confidence: 'likely',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Lob',
      page: 'https://dashboard.lob.com/settings/api-keys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-lob-api-key',
        title: 'API key',
        literals: ['live_'],
        shapes: ["'live_' hex{35}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Amazon',
      page: 'https://developer.amazon.com/docs/login-with-amazon/documentation-overview.html',
      revoke: 'in the security profile: rotate the client secret',
    },
    [
      {
        id: 'secret-amazon-oauth-client-secret',
        title: 'Login with Amazon client secret',
        literals: ['amzn1.oa2-cs.v1.'],
        shapes: ["'amzn1.oa2-cs.v1.' hex{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cashfree',
      rule: 'secret-payment-key',
      page: 'https://www.cashfree.com/docs/api-reference/authentication',
      revoke: 'in the dashboard under Developers → API keys',
    },
    [
      {
        id: 'secret-cashfree-secret-key',
        title: 'secret key',
        literals: ['cfsk_ma_prod_', 'cfsk_ma_test_'],
        shapes: ["( 'cfsk_ma_prod_' | 'cfsk_ma_test_' ) hex{32} '_' hex{8}"],
        left: 'word',
        testMode: ['cfsk_ma_test_'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
