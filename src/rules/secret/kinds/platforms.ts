/** Tokens of platforms for builds, devices, people and calls. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds({ provider: 'Builder.io', page: 'https://www.builder.io/account/space', revoke: 'in the space' }, [
    {
      id: 'secret-builder-io-private-key',
      title: 'private key',
      literals: ['bpk-'],
      shapes: ["'bpk-' hex{32}"],
      left: 'wordDash',
      confidence: 'certain',
      severity: 'high',
    },
  ]),
  ...defineKinds(
    {
      provider: 'Ionic',
      page: 'https://ionic.io/docs/appflow',
      revoke: 'under Personal access tokens',
    },
    [
      {
        id: 'secret-ionic-token',
        title: 'access or refresh token',
        literals: ['ion_'],
        shapes: ["'ion_' alnum{36,64}"],
        left: 'word',
        needs: { digits: 2, upper: 3, lower: 3 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Kolide',
      page: 'https://www.kolide.com/docs/developers/api',
      revoke: 'under Settings → Developers',
    },
    [
      {
        id: 'secret-kolide-api-key',
        title: 'API key',
        literals: ['k2sk_v1_'],
        shapes: ["'k2sk_v1_' alnum{24}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Orbit',
      page: 'https://docs.orbit.love/docs',
      revoke: 'under Account → API tokens',
    },
    [
      {
        id: 'secret-orbit-api-token',
        title: 'API token',
        literals: ['obu_'],
        shapes: ["'obu_' b64u{40}"],
        left: 'word',
        needs: { digits: 2, upper: 2, lower: 2 },
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Chief Tools',
      page: 'https://account.chief.app',
      revoke: 'under API → Personal access tokens',
    },
    [
      {
        id: 'secret-chief-tools-token',
        title: 'access token',
        literals: ['ctp_'],
        shapes: ["'ctp_' alnum{36}"],
        left: 'word',
        needs: { digits: 2, upper: 2, lower: 2 },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Telnyx',
      page: 'https://portal.telnyx.com/#/api-keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-telnyx-api-key',
        title: 'API key',
        literals: ['KEY0'],
        shapes: ["'KEY0' HEX{31} '_' alnum{22}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'WISEflow',
      page: 'https://www.uniwise.eu/',
      revoke: 'in the settings of the license under API keys',
    },
    [
      {
        id: 'secret-wiseflow-api-key',
        title: 'API key',
        literals: ['wfs_1_'],
        shapes: ["'wfs_1_' alnum{38}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
];
