/** Credentials of build services. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'CircleCI',
      page: 'https://circleci.com/docs/managing-api-tokens/',
      revoke: 'under User or Project settings → API tokens',
    },
    [
      {
        id: 'secret-circleci-personal-token',
        title: 'personal token',
        literals: ['CCIPAT_'],
        shapes: ["'CCIPAT_' alnum{22} '_' lan{40}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-circleci-project-token',
        title: 'project token',
        literals: ['CCIPRJ_'],
        shapes: ["'CCIPRJ_' alnum{22} '_' lan{40}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Buildkite',
      page: 'https://buildkite.com/docs/apis/managing-api-tokens',
      revoke: 'under Personal settings → API access tokens, or in the agent settings',
    },
    [
      {
        id: 'secret-buildkite-user-token',
        title: 'user access token',
        literals: ['bkua_'],
        shapes: ["'bkua_' lan{40}", "'bkua_' lan{53}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-buildkite-service-token',
        title: 'agent / cluster tokens',
        literals: ['bkaa_', 'bkaj_', 'bkar_', 'bkct_', 'bkpt_', 'bkpat_', 'bkps_'],
        shapes: ["( 'bkaa_' | 'bkaj_' | 'bkar_' | 'bkct_' | 'bkpt_' | 'bkpat_' | 'bkps_' ) b64u{54,333}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Travis CI',
      page: 'https://docs.travis-ci.com/user/migrate/travis-migrate-to-apps-gem-guide/',
      revoke: 'under Settings → API authentication',
    },
    [
      {
        id: 'secret-travis-ci-token',
        title: 'access token',
        literals: ['travis', 'TRAVIS', 'Travis'],
        shapes: ['b64u{22}'],
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
  ...defineKinds(
    {
      provider: 'Octopus Deploy',
      page: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
      revoke: 'in the profile under My API keys',
    },
    [
      {
        id: 'secret-octopus-deploy-api-key',
        title: 'API key',
        literals: ['API-'],
        shapes: ["'API-' uan{26}"],
        wider: ["'API-' uan{25,34}"],
        left: 'wordDash',
        context: { role: 'raises', words: ['octopus'], before: 200, after: 200 },
        needs: { digits: 2, letters: 4 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Harness',
      page: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
      revoke: 'in the profile under My API keys',
    },
    [
      {
        id: 'secret-harness-token',
        title: 'personal/service account token',
        literals: ['pat.', 'sat.'],
        shapes: ["( 'pat.' | 'sat.' ) b64u{22} '.' alnum{24} '.' alnum{20}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Prefect',
      page: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
      revoke: 'in the profile under API keys',
    },
    [
      {
        id: 'secret-prefect-api-key',
        title: 'API token',
        literals: ['pnu_', 'pnb_', 'pcu_', 'pcs_'],
        shapes: ["( 'pnu_' | 'pnb_' | 'pcu_' | 'pcs_' ) alnum{36}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Rootly',
      page: 'https://docs.rootly.com/api-reference/overview',
      revoke: 'under Organisation settings → API keys',
    },
    [
      {
        id: 'secret-rootly-api-key',
        title: 'API key',
        literals: ['rootly_'],
        shapes: ["'rootly_' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
