/** Credentials of payment services outside of North America, and of young ones. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Xendit',
      rule: 'secret-payment-key',
      page: 'https://docs.xendit.co/docs/api-keys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-xendit-secret-key',
        title: 'secret key',
        literals: ['xnd_production_', 'xnd_development_'],
        shapes: ["( 'xnd_production_' | 'xnd_development_' ) alnum{40,100}"],
        left: 'word',
        testMode: ['xnd_development_'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mercado Pago',
      rule: 'secret-payment-key',
      page: 'https://www.mercadopago.com/developers/panel/app',
      revoke: 'under Credentials: renew',
    },
    [
      {
        id: 'secret-mercado-pago-access-token',
        title: 'access token',
        literals: ['APP_USR-'],
        shapes: ["'APP_USR-' digit{12,19} '-' digit{6} '-' hex{32} '-' digit{5,12}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mollie',
      rule: 'secret-payment-key',
      page: 'https://my.mollie.com/dashboard/developers/api-keys',
      revoke: 'under Developers → API keys',
    },
    [
      {
        id: 'secret-mollie-api-key',
        title: 'API key',
        literals: ['mollie', 'MOLLIE', 'Mollie'],
        shapes: ["( 'live_' | 'test_' ) alnum{30,35}", "'access_' alnum{40,50}"],
        left: 'word',
        context: { role: 'required', before: 96, anchor: 'near' },
        needs: { digits: 1, upper: 1, lower: 1 },
        testMode: ['test_'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'GoCardless',
      rule: 'secret-payment-key',
      page: 'https://manage.gocardless.com/developers',
      revoke: 'under Developers → Access tokens',
    },
    [
      {
        id: 'secret-gocardless-access-token',
        title: 'access token',
        literals: ['live_', 'live-', 'gocardless', 'GOCARDLESS', 'GoCardless', 'goCardless'],
        shapes: ["( 'live_' | 'live-' ) b64u{40,43}"],
        left: 'word',
        context: { role: 'required', before: 96, anchor: 'near', marks: ['live_', 'live-'] },
        needs: { digits: 1, upper: 3, lower: 3 },
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    { provider: 'Circle', rule: 'secret-payment-key', page: 'https://developers.circle.com/', revoke: 'under Keys' },
    [
      {
        id: 'secret-circle-api-key',
        title: 'API key',
        literals: ['LIVE_API_KEY:', 'TEST_API_KEY:'],
        shapes: ["( 'LIVE_API_KEY:' | 'TEST_API_KEY:' ) hex{32} ':' hex{32}"],
        left: 'word',
        testMode: ['TEST_API_KEY:'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Asaas',
      rule: 'secret-payment-key',
      page: 'https://docs.asaas.com/docs/authentication',
      revoke: 'under Integrations → API key',
    },
    [
      {
        id: 'secret-asaas-api-key',
        title: 'API key',
        literals: ['$aact_'],
        shapes: ["'$aact_' ( 'prod_' | 'hmlg_' )? b64{100,200} ( '::$aach_' uuid )?"],
        wider: ["'$aact_' ( 'prod_' | 'hmlg_' )? b64any{60,250} '='{0,2}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
