/** Credentials of clouds. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Alibaba Cloud',
      rule: 'secret-provider-token',
      page: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
      revoke: 'in RAM under AccessKey',
    },
    [
      {
        id: 'secret-alibaba-access-key-id',
        title: 'access key id',
        literals: ['LTAI'],
        shapes: ["'LTAI' alnum{12,21}"],
        left: 'b64',
        pair: { shape: 'alnum{30}', severity: 'critical', confidence: 'certain' },
        confidence: 'likely',
        severity: 'medium',
      },
      {
        id: 'secret-alibaba-sts-key-id',
        title: 'STS key id',
        literals: ['STS.'],
        shapes: ["'STS.' alnum{16,64}"],
        left: 'word',
        needs: { digits: 2 },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Tencent Cloud',
      rule: 'secret-provider-token',
      page: 'https://www.tencentcloud.com/document/product/598/34227',
      revoke: 'in CAM under Access key',
    },
    [
      {
        id: 'secret-tencent-secret-id',
        title: 'secret id',
        literals: ['AKID'],
        shapes: ["'AKID' alnum{32}"],
        left: 'b64',
        pair: { shape: 'alnum{32}', severity: 'critical', confidence: 'certain' },
        confidence: 'likely',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Volcano Engine',
      rule: 'secret-provider-token',
      page: 'https://www.volcengine.com/docs/6291/65568',
      revoke: 'in IAM under Access keys',
    },
    [
      {
        id: 'secret-volcengine-access-key-id',
        title: 'access key id',
        literals: ['AKLT'],
        shapes: ["'AKLT' b64u{43,48}"],
        left: 'b64',
        needs: { digits: 3, upper: 3, lower: 3 },
        confidence: 'likely',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'IBM',
      rule: 'secret-provider-token',
      page: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
      revoke: 'under Manage → Access (IAM) → API keys',
    },
    [
      {
        id: 'secret-ibm-cloud-api-key',
        title: 'Cloud IAM API key',
        literals: [
          'ibm_cloud',
          'IBM_CLOUD',
          'ibmcloud',
          'IBMCLOUD',
          'ibmCloud',
          'IBM_API',
          'ibm_api',
          'IBM_KEY',
          'bluemix',
          'BLUEMIX',
        ],
        shapes: ['b64u{42,44}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned', nameParts: ['key', 'apikey'] },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Oracle',
      rule: 'internal-cloud-identifier',
      page: 'https://docs.oracle.com/iaas/Content/General/Concepts/identifiers.htm',
      revoke: 'nowhere: it is an identifier; keep it out of published files if the tenancy is private',
    },
    [
      {
        id: 'secret-oracle-oci-identifier',
        title: 'OCI user/tenancy identifiers',
        literals: ['ocid1.'],
        shapes: ["'ocid1.' az{3,20} '.' word{0,20} '.' word{0,20} '.' lan{20,80}"],
        left: 'alnum',
        confidence: 'likely',
        severity: 'info',
        publicByDesign: true,
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Yandex Cloud',
      rule: 'secret-provider-token',
      page: 'https://yandex.cloud/docs/iam/operations/api-key/delete',
      revoke: 'in the service account under API keys',
    },
    [
      {
        id: 'secret-yandex-api-key',
        title: 'API key',
        literals: ['AQVN'],
        shapes: ["'AQVN' b64u{35,38}"],
        left: 'b64',
        confidence: 'likely',
        severity: 'critical',
      },
      {
        id: 'secret-yandex-iam-token',
        title: 'IAM token',
        literals: ['t1.9eu'],
        shapes: ["'t1.9eu' b64u{40,400} '='{0,2} '.' b64u{86} '='{0,2}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-yandex-oauth-token',
        title: 'OAuth token',
        literals: ['y0_AgA'],
        shapes: ["'y0_AgA' b64u{40,70}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
