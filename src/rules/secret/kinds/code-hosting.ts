/** Credentials of code hosting. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Bitbucket',
      page: 'https://bitbucket.org/account/settings/app-passwords/',
      revoke: 'under Personal settings → App passwords',
    },
    [
      {
        id: 'secret-bitbucket-app-password',
        title: 'app password',
        literals: ['ATBB'],
        shapes: ["'ATBB' alnum{24} HEX{8}"],
        wider: ["'ATBB' alnum{32}"],
        left: 'b64',
        check: { name: 'crc32-hex-whole', wrong: 'ignore' },
        confidence: 'likely',
        severity: 'critical',
      },
      {
        id: 'secret-bitbucket-client-secret',
        title: 'secret of an OAuth consumer',
        literals: ['bitbucket', 'BITBUCKET', 'Bitbucket'],
        shapes: ['alnum{32}', 'b64u{44}', 'alnum{64}'],
        left: 'wordDash',
        context: {
          role: 'required',
          before: 48,
          anchor: 'assigned',
          nameParts: ['secret', 'token', 'key', 'password'],
        },
        needs: { digits: 2, letters: 6, beyondHex: 3 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Bitbucket Data Center',
      page: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
      revoke: 'under Manage account → HTTP access tokens',
    },
    [
      {
        // base64 of the token's number of twelve digits, a colon and twenty random bytes
        id: 'secret-bitbucket-data-center-token',
        title: 'HTTP access token',
        literals: ['BBDC-'],
        shapes: ["'BBDC-' b64dig{16} 'O' b64{27}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Atlassian',
      page: 'https://id.atlassian.com/manage-profile/security/api-tokens',
      revoke: 'under Account settings → Security → API tokens',
    },
    [
      {
        id: 'secret-atlassian-api-token',
        title: 'API token',
        literals: ['ATATT3'],
        shapes: ["'ATATT3xFfGF0' b64u{20,260} '=' HEX{8}"],
        wider: ["'ATATT3' b64upad{160,230}"],
        left: 'alnum',
        check: { name: 'crc32-hex-whole', wrong: 'ignore' },
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-atlassian-service-token',
        title: 'service/connect token',
        literals: ['ATCTT3xFfG'],
        shapes: ["'ATCTT3xFfG' b64u{80,800} '=' HEX{8}"],
        left: 'alnum',
        check: { name: 'crc32-hex-whole', wrong: 'ignore' },
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Gitea/Forgejo',
      page: 'https://docs.gitea.com/development/api-usage',
      revoke: 'under Settings → Applications',
    },
    [
      {
        id: 'secret-gitea-token',
        title: 'access token',
        literals: ['gitea', 'GITEA', 'Gitea', 'forgejo', 'FORGEJO', 'Forgejo'],
        shapes: ['hex{40}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          block: 120,
          nameParts: ['key', 'token', 'secret', 'password', 'auth', 'credential', 'access', 'private', 'login'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Sourcegraph',
      page: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
      revoke: 'under Settings → Access tokens',
    },
    [
      {
        id: 'secret-sourcegraph-token',
        title: 'access token',
        literals: ['sgp_', 'sgd_', 'slk_'],
        shapes: [
          "'sgp_' hexi{16} '_' hexi{40}",
          "'sgp_local_' hexi{40}",
          "'sgp_' hexi{40}",
          "( 'sgd_' | 'slk_' ) hexi{64}",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'JFrog',
      page: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/revoke-tokens',
      revoke: 'under User management → Access tokens',
    },
    [
      {
        id: 'secret-jfrog-api-key',
        title: 'Artifactory API key',
        literals: ['AKCp'],
        shapes: ["'AKCp' alnum{68,70}"],
        left: 'b64',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-jfrog-reference-token',
        title: 'reference token',
        literals: ['cmVmdGtuO'],
        shapes: ["'cmVmdGtuO' alnum{55}"],
        left: 'b64',
        check: { name: 'base64-text', wrong: 'reject', text: 'reftkn:' },
        confidence: 'likely',
        severity: 'critical',
      },
      {
        id: 'secret-jfrog-identity-token',
        title: 'identity token (JWT)',
        detector: 'jwt',
        form: 'three base64url segments, the first two JSON objects',
        refines: ['secret-generic-jwt'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'SonarQube',
      page: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/',
      revoke: 'under My account → Security',
    },
    [
      {
        id: 'secret-sonarqube-token',
        title: 'user/global/project token',
        literals: ['squ_', 'sqa_', 'sqp_'],
        shapes: ["( 'squ_' | 'sqa_' | 'sqp_' ) hex{40}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Snyk',
      page: 'https://docs.snyk.io/snyk-api/authentication-for-api',
      revoke: 'under Account settings → General',
    },
    [
      {
        id: 'secret-snyk-token',
        title: 'API token',
        literals: ['snyk', 'SNYK', 'Snyk'],
        shapes: ['uuid'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          block: 120,
          nameParts: ['token', 'key', 'auth', 'api'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
