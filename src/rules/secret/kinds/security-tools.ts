/** Credentials of services that check code and artifacts. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Aikido',
      page: 'https://app.aikido.dev/settings/integrations/api/aikido/rest',
      revoke: 'under Settings → Integrations',
    },
    [
      {
        id: 'secret-aikido-secret',
        title: 'CI token or client secret',
        literals: ['AIK_CI_', 'AIK_SECRET_'],
        shapes: ["'AIK_CI_' alnum{20,44}", "'AIK_SECRET_' alnum{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Endor Labs',
      page: 'https://docs.endorlabs.com/',
      revoke: 'under Access control → API keys',
    },
    [
      {
        id: 'secret-endor-labs-api-key',
        title: 'API key or secret',
        literals: ['endr+'],
        shapes: ["'endr+' alnum{16}"],
        wider: ["'endr+' wordDash{16}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Snyk',
      page: 'https://docs.snyk.io/snyk-api',
      revoke: 'under Account settings',
    },
    [
      {
        id: 'secret-snyk-access-token',
        title: 'personal or service account token',
        literals: ['snyk_uat.', 'snyk_sat.'],
        shapes: ["( 'snyk_uat.' | 'snyk_sat.' ) alnum{8} '.' b64u{40,500} ( '.' b64u{20,500} )?"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Chromatic',
      page: 'https://www.chromatic.com/docs/setup/',
      revoke: 'under Manage → Configure: reset the project token',
    },
    [
      {
        id: 'secret-chromatic-project-token',
        title: 'project token',
        literals: ['chpt_'],
        shapes: ["'chpt_' lan{12,20}"],
        left: 'word',
        needs: { digits: 1 },
        confidence: 'certain',
        severity: 'medium',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Socket',
      page: 'https://docs.socket.dev/docs/api-keys',
      revoke: 'under Settings → API tokens',
    },
    [
      {
        id: 'secret-socket-api-token',
        title: 'API token',
        literals: ['sktsec_'],
        shapes: ["'sktsec_' b64u{40,120}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Depot',
      page: 'https://depot.dev/docs/cli/authentication',
      revoke: 'under Settings → API tokens',
    },
    [
      {
        id: 'secret-depot-token',
        title: 'organisation or project token',
        literals: ['depot_org_', 'depot_project_'],
        shapes: ["( 'depot_org_' | 'depot_project_' ) hex{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
];
