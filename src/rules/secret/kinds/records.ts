/** Credentials of services that keep records of people, customers and work. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Onfido',
      page: 'https://documentation.onfido.com/',
      revoke: 'under Settings → Tokens',
    },
    [
      {
        id: 'secret-onfido-api-token',
        title: 'API token',
        literals: ['api_live', 'api_sandbox'],
        shapes: ["( 'api_live' | 'api_sandbox' ) ( '_us' | '_ca' | '_eu' )? '.' b64u{11} '.' b64u{32}"],
        left: 'word',
        testMode: ['api_sandbox'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Persona',
      page: 'https://docs.withpersona.com/api-keys',
      revoke: 'under API → Keys',
    },
    [
      {
        id: 'secret-persona-api-key',
        title: 'API key',
        literals: ['persona_production_', 'persona_sandbox_'],
        shapes: ["( 'persona_production_' | 'persona_sandbox_' ) uuid"],
        left: 'word',
        testMode: ['persona_sandbox_'],
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Pixie',
      page: 'https://docs.px.dev/reference/admin/api-keys/',
      revoke: 'under Admin → Keys',
    },
    [
      {
        id: 'secret-pixie-key',
        title: 'API or deploy key',
        literals: ['px-api-', 'px-dep-'],
        shapes: ["( 'px-api-' | 'px-dep-' ) uuid"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Pydantic Logfire',
      page: 'https://logfire.pydantic.dev/docs/',
      revoke: 'under Project settings → Write tokens',
    },
    [
      {
        id: 'secret-logfire-token',
        title: 'token',
        literals: ['pylf_v1_', 'pylf_v2_'],
        shapes: ["( 'pylf_v1_' | 'pylf_v2_' ) az{2,10} '_' alnum{40,100}"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Salesforce',
      page: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm&type=5',
      revoke: 'under Setup → Session management',
    },
    [
      {
        id: 'secret-salesforce-access-token',
        title: 'access token',
        literals: ['!AQ', '!AR', '00D'],
        shapes: ["'00D' alnum{12} '!AQ' word{80,110}", "'00D' alnum{12} '!AR' word{80,110}"],
        wider: [
          "'00D' alnum{12} '!' b64udot{96}",
          "'00D' alnum{12} '!AQ' b64udot{80,110}",
          "'00D' alnum{12} '!AR' b64udot{80,110}",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-salesforce-refresh-token',
        title: 'refresh token',
        literals: ['5Aep861'],
        shapes: ["'5Aep861' adsec{70,110}"],
        left: 'alnum',
        needs: { digits: 3, upper: 3, lower: 3 },
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Samsara',
      page: 'https://developers.samsara.com/docs/authentication',
      revoke: 'under Settings → API tokens',
    },
    [
      {
        id: 'secret-samsara-api-token',
        title: 'API token',
        literals: ['samsara_api_'],
        shapes: ["'samsara_api_' alnum{30}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Trello',
      page: 'https://trello.com/app-key',
      revoke: 'under Account → Applications',
    },
    [
      {
        id: 'secret-trello-token',
        title: 'API token',
        literals: ['ATTA'],
        shapes: ["'ATTA' hexi{72}"],
        left: 'b64',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'WakaTime',
      page: 'https://wakatime.com/settings/api-key',
      revoke: 'under Settings → API key: refresh',
    },
    [
      {
        id: 'secret-wakatime-api-key',
        title: 'API key',
        literals: ['waka_'],
        shapes: ["'waka_' uuid", "( 'waka_sec_' | 'waka_tok_' | 'waka_ref_' ) alnum{80}"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
];
