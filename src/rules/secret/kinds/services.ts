/** Credentials of single services with a form of their own. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Adafruit IO',
      page: 'https://io.adafruit.com/',
      revoke: 'under My key: regenerate',
    },
    [
      {
        id: 'secret-adafruit-io-key',
        title: 'active key',
        literals: ['aio_'],
        shapes: ["'aio_' alnum{28}"],
        left: 'word',
        needs: { digits: 2 },
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Aiven',
      page: 'https://aiven.io/docs/platform/howto/create_authentication_token',
      revoke: 'in the service under Users: reset the password',
    },
    [
      {
        id: 'secret-aiven-service-password',
        title: 'service password',
        literals: ['AVNS_'],
        shapes: ["'AVNS_' b64u{9,24}"],
        left: 'word',
        needs: { upper: 1, lower: 1 },
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Arcjet',
      page: 'https://docs.arcjet.com/environment',
      revoke: 'under SDK configuration',
    },
    [
      {
        id: 'secret-arcjet-key',
        title: 'site key',
        literals: ['ajkey_'],
        shapes: ["'ajkey_' lan{26}"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Axiom',
      page: 'https://axiom.co/docs/reference/tokens',
      revoke: 'under Settings → API tokens',
    },
    [
      {
        id: 'secret-axiom-token',
        title: 'API or personal token',
        literals: ['xaat-', 'xapt-'],
        shapes: ["( 'xaat-' | 'xapt-' ) uuid"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cal.com',
      page: 'https://cal.com/docs/api-reference/v2/introduction',
      revoke: 'under Settings → Developer → API keys',
    },
    [
      {
        id: 'secret-cal-com-api-key',
        title: 'API key',
        literals: ['cal_live_'],
        shapes: ["'cal_live_' alnum{32}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Crossmint',
      page: 'https://docs.crossmint.com/introduction/platform/api-keys',
      revoke: 'under Integrate → API keys',
    },
    [
      {
        id: 'secret-crossmint-server-key',
        title: 'server key',
        literals: ['sk_production_', 'sk_staging_'],
        shapes: ["( 'sk_production_' | 'sk_staging_' ) alnum{24,250}"],
        left: 'word',
        needs: { digits: 1 },
        testMode: ['sk_staging_'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Daytona',
      page: 'https://www.daytona.io/docs/api-keys/',
      revoke: 'under Keys',
    },
    [
      {
        id: 'secret-daytona-api-key',
        title: 'API key',
        literals: ['dtn_'],
        shapes: ["'dtn_' hex{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'DevCycle',
      page: 'https://docs.devcycle.com/',
      revoke: 'under Settings → Environments and keys',
    },
    [
      {
        id: 'secret-devcycle-server-key',
        title: 'server SDK key',
        literals: ['dvc_server_'],
        shapes: ["'dvc_server_' word{32,80}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Nylas',
      page: 'https://developer.nylas.com/docs/v3/auth/',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-nylas-api-key',
        title: 'API key',
        literals: ['nyk_v0_'],
        shapes: ["'nyk_v0_' alnum{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
