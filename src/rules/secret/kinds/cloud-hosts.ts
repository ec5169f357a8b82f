/** Credentials of cloud hosts. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'DigitalOcean',
      page: 'https://cloud.digitalocean.com/account/api/tokens',
      revoke: 'in the control panel under API',
    },
    [
      {
        id: 'secret-digitalocean-pat',
        title: 'personal access token',
        literals: ['dop_v1_', 'dos_v1_'],
        shapes: ["( 'dop_v1_' | 'dos_v1_' ) hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-digitalocean-oauth',
        title: 'OAuth token',
        literals: ['doo_v1_'],
        shapes: ["'doo_v1_' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-digitalocean-refresh',
        title: 'refresh token',
        literals: ['dor_v1_'],
        shapes: ["'dor_v1_' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-digitalocean-spaces-key',
        title: 'Spaces access key',
        literals: ['DO00'],
        shapes: ["'DO00' uan{16}"],
        left: 'b64',
        context: { role: 'raises', words: ['spaces'], before: 200, after: 200 },
        pair: { shape: 'b64{43}', severity: 'high', confidence: 'likely' },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Linode',
      page: 'https://cloud.linode.com/profile/tokens',
      revoke: 'in the profile under API tokens',
    },
    [
      {
        id: 'secret-linode-token',
        title: 'API token',
        literals: ['linode', 'LINODE', 'Linode'],
        shapes: ['hex{64}'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', block: 120, nameParts: ['token', 'key', 'pat'] },
        confidence: 'possible',
        severity: 'critical',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Hetzner',
      page: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
      revoke: 'in the project under Security → API tokens',
    },
    [
      {
        id: 'secret-hetzner-token',
        title: 'API token',
        literals: ['hetzner', 'HETZNER', 'Hetzner', 'hcloud', 'HCLOUD', 'Hcloud'],
        shapes: ['alnum{64}'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', block: 160, nameParts: ['token', 'key'] },
        confidence: 'possible',
        severity: 'critical',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Scaleway',
      page: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
      revoke: 'under IAM → API keys',
    },
    [
      {
        id: 'secret-scaleway-access-key',
        title: 'access key',
        literals: ['SCW'],
        shapes: ["'SCW' uan{17}"],
        left: 'b64',
        pair: { shape: 'uuid', severity: 'critical', confidence: 'likely' },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Scalingo',
      page: 'https://developers.scalingo.com/tokens',
      revoke: 'in the profile under API tokens',
    },
    [
      {
        id: 'secret-scalingo-token',
        title: 'API token',
        literals: ['tk-us-'],
        shapes: ["'tk-us-' b64u{48}"],
        left: 'wordDash',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Exoscale',
      page: 'https://community.exoscale.com/product/iam/',
      revoke: 'under IAM → API keys',
    },
    [
      {
        id: 'secret-exoscale-api-key',
        title: 'API key',
        literals: ['EXO'],
        shapes: ["'EXO' alnum{24,30}"],
        left: 'b64',
        context: { role: 'raises', words: ['exoscale'], before: 120, after: 120 },
        needs: { digits: 3 },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'UpCloud',
      page: 'https://developers.upcloud.com/1.3/',
      revoke: 'in the account under API tokens',
    },
    [
      {
        id: 'secret-upcloud-token',
        title: 'API token',
        literals: ['ucat_'],
        shapes: ["'ucat_' alnum{24,32}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
