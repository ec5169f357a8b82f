/** Credentials of Stripe and the providers that use its prefixes. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Stripe',
      rule: 'secret-payment-key',
      page: 'https://dashboard.stripe.com/apikeys',
      revoke: 'in the dashboard: roll the key, or the secret of the webhook endpoint',
    },
    [
      {
        id: 'secret-stripe-secret-key',
        title: 'secret key (live)',
        literals: ['sk_live_', 'sk_prod_'],
        shapes: ["( 'sk_live_' | 'sk_prod_' ) alnum{20,247}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-stripe-restricted-key',
        title: 'restricted key (live)',
        literals: ['rk_live_', 'rk_prod_'],
        shapes: ["( 'rk_live_' | 'rk_prod_' ) alnum{20,247}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-stripe-test-key',
        title: 'secret/restricted key (test)',
        literals: ['sk_test_', 'rk_test_'],
        shapes: ["( 'sk_test_' | 'rk_test_' ) alnum{20,247}"],
        left: 'word',
        testMode: ['sk_test_', 'rk_test_'],
        confidence: 'likely',
        severity: 'low',
      },
      {
        id: 'secret-stripe-webhook-secret',
        title: 'webhook signing secret',
        literals: ['whsec_'],
        shapes: ["'whsec_' b64{32,64} '='{0,2}"],
        left: 'word',
        confidence: 'likely',
        severity: 'high',
      },
      {
        id: 'secret-stripe-publishable-key',
        title: 'publishable key',
        literals: ['pk_live_'],
        shapes: ["'pk_live_' alnum{20,247}"],
        left: 'word',
        confidence: 'certain',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Paystack',
      rule: 'secret-payment-key',
      page: 'https://paystack.com/docs/api/authentication/',
      revoke: 'under Settings → API keys and webhooks',
    },
    [
      {
        id: 'secret-paystack-secret-key',
        title: 'secret key',
        literals: ['sk_live_', 'sk_test_'],
        shapes: ["( 'sk_live_' | 'sk_test_' ) hex{40}"],
        left: 'word',
        refines: ['secret-stripe-secret-key', 'secret-stripe-test-key', 'secret-clerk-secret-key'],
        testMode: ['sk_test_'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Clerk',
      page: 'https://clerk.com/docs/deployments/clerk-environment-variables',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-clerk-secret-key',
        title: 'secret key',
        literals: ['sk_live_', 'sk_test_'],
        shapes: ["( 'sk_live_' | 'sk_test_' ) alnum{32,50}"],
        left: 'word',
        context: { role: 'required', words: ['clerk'], before: 160, after: 160 },
        refines: ['secret-stripe-secret-key', 'secret-stripe-test-key'],
        testMode: ['sk_test_'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'WorkOS',
      page: 'https://workos.com/docs/reference/api-keys',
      revoke: 'in the dashboard under API keys',
    },
    [
      {
        id: 'secret-workos-api-key',
        title: 'API key',
        literals: ['sk_live_', 'sk_test_'],
        shapes: ["( 'sk_live_a2V5Xz' | 'sk_test_a2V5Xz' ) b64{69} '='{0,2}"],
        left: 'word',
        check: { name: 'base64-text', wrong: 'reject', text: 'key_', skip: 8 },
        refines: ['secret-stripe-secret-key', 'secret-stripe-test-key', 'secret-clerk-secret-key'],
        testMode: ['sk_test_'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
