/** Credentials of tools that build, publish and check software. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'OWASP Dependency-Track',
      page: 'https://docs.dependencytrack.org/integrations/rest-api/',
      revoke: 'under Administration → Access management → Teams',
    },
    [
      {
        id: 'secret-dependency-track-api-key',
        title: 'API key',
        literals: ['odt_'],
        shapes: ["'odt_' alnum{32,255}", "'odt_' alnum{8} '_' alnum{32}"],
        left: 'word',
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Open VSX',
      page: 'https://open-vsx.org/user-settings/tokens',
      revoke: 'under Settings → Access tokens',
    },
    [
      {
        id: 'secret-open-vsx-token',
        title: 'access token',
        literals: ['ovsxat_'],
        shapes: ["'ovsxat_' uuid"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Private Packagist',
      page: 'https://packagist.com/docs/setup',
      revoke: 'under Settings → API access or Authentication tokens',
    },
    [
      {
        id: 'secret-packagist-token',
        title: 'token',
        literals: ['packagist_'],
        shapes: [
          "'packagist_' ( 'ort' | 'out' | 'uut' | 'cut' ) '_' hexi{68}",
          "'packagist_ack_' hexi{28,32}",
          "'packagist_acs_' hexi{64,96}",
        ],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'StackHawk',
      page: 'https://app.stackhawk.com/settings/apikeys',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-stackhawk-api-key',
        title: 'API key',
        literals: ['hawk.'],
        shapes: ["'hawk.' b64u{20} '.' b64u{20}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Defined Networking',
      page: 'https://docs.defined.net/guides/rotating-api-keys/',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-defined-networking-api-key',
        title: 'API key',
        literals: ['dnkey-'],
        shapes: ["'dnkey-' uan{26} '-' uan{52}"],
        wider: ["'dnkey-' b64upad{26} '-' b64upad{52}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Authress',
      page: 'https://authress.io/knowledge-base/docs/authorization/service-clients/access-keys/',
      revoke: 'under Service clients: remove the access key',
    },
    [
      {
        id: 'secret-authress-access-key',
        title: 'service client access key',
        literals: ['.acc_', '.acc-'],
        shapes: [
          "( 'sc' | 'ext' | 'scauth' | 'authress' ) '_' alnum{5,30} '.' lan{4,6} ( '.acc_' | '.acc-' ) slug{10,32} '.' b64any{30,120} '='{0,2}",
        ],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Block Protocol',
      page: 'https://blockprotocol.org/docs/hub/api',
      revoke: 'under Account → API keys',
    },
    [
      {
        id: 'secret-block-protocol-api-key',
        title: 'API key',
        literals: ['b10ck5.'],
        shapes: ["'b10ck5.' alnum{32} '.' alnum{36}", "'b10ck5.' hex{32} '.' uuid"],
        left: 'word',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Red Hat OpenShift',
      page: 'https://docs.redhat.com/en/documentation/openshift_container_platform',
      revoke: 'with oc logout or oc delete oauthaccesstoken',
    },
    [
      {
        id: 'secret-openshift-user-token',
        title: 'user token',
        literals: ['sha256~'],
        shapes: ["'sha256~' b64u{43}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'SettleMint',
      page: 'https://console.settlemint.com/',
      revoke: 'under Access tokens',
    },
    [
      {
        id: 'secret-settlemint-token',
        title: 'access token',
        literals: ['sm_aat_', 'sm_pat_', 'sm_sat_'],
        shapes: ["( 'sm_aat_' | 'sm_pat_' | 'sm_sat_' ) alnum{16}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Postman',
      page: 'https://learning.postman.com/docs/collaborating-in-postman/sharing/#sharing-using-the-postman-api',
      revoke: 'under Settings → Collection access keys',
    },
    [
      {
        id: 'secret-postman-collection-key',
        title: 'collection access key',
        literals: ['PMAT-'],
        shapes: ["'PMAT-' uan{26}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
];
