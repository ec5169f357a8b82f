/** Credentials of payment. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Braintree',
      rule: 'secret-payment-key',
      page: 'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials',
      revoke: 'in the control panel under API → Access tokens',
    },
    [
      {
        id: 'secret-braintree-access-token',
        title: 'access token',
        literals: ['access_token$production$'],
        shapes: ["'access_token$production$' lan{16} '$' hex{32}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Square',
      rule: 'secret-payment-key',
      page: 'https://developer.squareup.com/apps',
      revoke: 'in the developer console under Credentials',
    },
    [
      {
        id: 'secret-square-access-token',
        title: 'access token',
        literals: ['sq0atp-', 'EAAA'],
        shapes: ["'sq0atp-' b64u{22}", "'EAAA' b64sq{60}"],
        wider: ["'sq0atp-' b64u{22,60}"],
        left: 'b64',
        refines: ['secret-facebook-access-token'],
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-square-oauth-secret',
        title: 'OAuth secret',
        literals: ['sq0csp-'],
        shapes: ["'sq0csp-' b64u{43}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Razorpay',
      rule: 'secret-payment-key',
      page: 'https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/',
      revoke: 'under Account and settings → API keys',
    },
    [
      {
        id: 'secret-razorpay-key-id',
        title: 'live key id',
        literals: ['rzp_live_', 'rzp_test_'],
        shapes: ["( 'rzp_live_' | 'rzp_test_' ) alnum{14}"],
        left: 'word',
        testMode: ['rzp_test_'],
        confidence: 'likely',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Adyen',
      rule: 'secret-payment-key',
      page: 'https://docs.adyen.com/development-resources/api-credentials/',
      revoke: 'under Developers → API credentials',
    },
    [
      {
        id: 'secret-adyen-api-key',
        title: 'API key',
        literals: ['adyen', 'ADYEN', 'Adyen'],
        shapes: ["'AQE' b64{90,} '='{0,2} '-' b64{20,} '='{0,2} ( '-' unquoted{1,32} )?"],
        left: 'alnum',
        context: { role: 'required', before: 200, anchor: 'near' },
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Plaid',
      rule: 'secret-payment-key',
      page: 'https://plaid.com/docs/api/items/',
      revoke: 'with `/item/access_token/invalidate`',
    },
    [
      {
        id: 'secret-plaid-access-token',
        title: 'access token',
        literals: ['access-production-', 'access-development-', 'access-sandbox-'],
        shapes: ["( 'access-production-' | 'access-development-' | 'access-sandbox-' ) uuid"],
        left: 'wordDash',
        testMode: ['access-sandbox-'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Flutterwave',
      rule: 'secret-payment-key',
      page: 'https://developer.flutterwave.com/docs/authentication',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-flutterwave-secret-key',
        title: 'secret key',
        literals: ['FLWSECK-', 'FLWSECK_TEST-'],
        shapes: ["'FLWSECK-' hexi{32} '-X'", "'FLWSECK_TEST-' lan{32} '-X'"],
        wider: ["'FLWSECK-' lan{32} '-X'", "'FLWSECK_TEST-' lan{12}"],
        left: 'alnum',
        testMode: ['FLWSECK_TEST-'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Shippo',
      rule: 'secret-payment-key',
      page: 'https://docs.goshippo.com/docs/guides_general/authentication/',
      revoke: 'under Settings → API',
    },
    [
      {
        id: 'secret-shippo-api-token',
        title: 'API token',
        literals: ['shippo_live_', 'shippo_test_'],
        shapes: ["( 'shippo_live_' | 'shippo_test_' ) hexi{40}"],
        left: 'alnum',
        testMode: ['shippo_test_'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'EasyPost',
      rule: 'secret-payment-key',
      page: 'https://docs.easypost.com/docs/authentication',
      revoke: 'under Account settings → API keys',
    },
    [
      {
        id: 'secret-easypost-api-key',
        title: 'API key',
        literals: ['EZAK', 'EZTK'],
        shapes: ["( 'EZAK' | 'EZTK' ) alnum{54}"],
        left: 'b64',
        testMode: ['EZTK'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Paddle',
      rule: 'secret-payment-key',
      page: 'https://developer.paddle.com/api-reference/about/api-keys',
      revoke: 'under Developer tools → Authentication',
    },
    [
      {
        id: 'secret-paddle-api-key',
        title: 'API key',
        literals: ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
        shapes: ["( 'pdl_live_apikey_' | 'pdl_sdbx_apikey_' ) lan{26} '_' alnum{22} '_' alnum{3}"],
        left: 'alnum',
        testMode: ['pdl_sdbx_'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Duffel',
      rule: 'secret-payment-key',
      page: 'https://duffel.com/docs/api/overview/making-requests',
      revoke: 'under Developers → Access tokens',
    },
    [
      {
        id: 'secret-duffel-api-token',
        title: 'API token',
        literals: ['duffel_live_', 'duffel_test_'],
        shapes: ["( 'duffel_live_' | 'duffel_test_' ) b64upad{43}"],
        left: 'alnum',
        testMode: ['duffel_test_'],
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
