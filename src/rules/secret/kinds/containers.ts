/** Credentials of containers. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Docker Hub',
      page: 'https://docs.docker.com/security/access-tokens/',
      revoke: 'under Account settings → Personal access tokens',
    },
    [
      {
        id: 'secret-docker-hub-pat',
        title: 'personal access token',
        literals: ['dckr_pat_'],
        shapes: ["'dckr_pat_' b64u{27}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-docker-hub-org-token',
        title: 'organization access token',
        literals: ['dckr_oat_'],
        shapes: ["'dckr_oat_' b64u{32}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Docker',
      rule: 'credential-file-home',
      page: 'https://docs.docker.com/reference/cli/docker/login/',
      revoke: 'at the registry that the entry names',
    },
    [
      {
        id: 'secret-docker-config-auth',
        title: 'registry auth in config.json',
        detector: 'document',
        form: `'"auths"' ... '"auth"' sp{0,2} ':' sp{0,2} '"' b64{12,} '='{0,2} '"'`,
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Cloudsmith',
      page: 'https://help.cloudsmith.io/docs/api-key',
      revoke: 'in the account under API settings',
    },
    [
      {
        id: 'secret-cloudsmith-api-key',
        title: 'API key',
        literals: ['csa_'],
        shapes: ["'csa_' hex{30} alnum{6}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Kubernetes',
      rule: 'credential-file-cloud-state',
      page: 'https://kubernetes.io/docs/concepts/configuration/secret/',
      revoke: 'by rotating every value of the Secret',
    },
    [
      {
        id: 'secret-kubernetes-secret-manifest',
        title: 'Secret manifest',
        detector: 'document',
        form: 'manifest',
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Docker Swarm',
      page: 'https://docs.docker.com/engine/swarm/manage-nodes/',
      revoke: 'with docker swarm join-token --rotate or unlock-key --rotate',
    },
    [
      {
        id: 'secret-docker-swarm-join-token',
        title: 'join token',
        literals: ['SWMTKN-1-'],
        shapes: ["'SWMTKN-1-' lan{50} '-' lan{25}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-docker-swarm-unlock-key',
        title: 'unlock key',
        literals: ['SWMKEY-1-'],
        shapes: ["'SWMKEY-1-' b64{43}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
