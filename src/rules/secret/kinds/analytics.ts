/** Credentials of analytics. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Twilio Segment',
      page: 'https://segment.com/docs/api/public-api/',
      revoke: 'under Workspace settings → Access management → Tokens',
    },
    [
      {
        id: 'secret-segment-public-api-token',
        title: 'public API token',
        literals: ['sgp_'],
        shapes: ["'sgp_' alnum{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PostHog',
      page: 'https://posthog.com/docs/api',
      revoke: 'under Settings → Personal API keys',
    },
    [
      {
        id: 'secret-posthog-personal-key',
        title: 'personal API key',
        literals: ['phx_'],
        shapes: ["'phx_' b64u{41,49}"],
        left: 'word',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-posthog-secure-key',
        title: 'secure key of a project',
        literals: ['phs_'],
        shapes: ["'phs_' alnum{41,49}"],
        left: 'word',
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-posthog-oauth-token',
        title: 'OAuth access or refresh token',
        literals: ['pha_', 'phr_'],
        shapes: ["( 'pha_' | 'phr_' ) alnum{40,49}"],
        left: 'word',
        needs: { digits: 1, upper: 1, lower: 1 },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-posthog-project-key',
        title: 'project key',
        literals: ['phc_'],
        shapes: ["'phc_' b64u{41,44}"],
        left: 'word',
        confidence: 'certain',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Mixpanel',
      page: 'https://docs.mixpanel.com/docs/orgs-and-projects/managing-projects',
      revoke: 'under Project settings: reset the secret',
    },
    [
      {
        id: 'secret-mixpanel-secret',
        title: 'secret',
        literals: ['mixpanel', 'MIXPANEL', 'Mixpanel'],
        shapes: ['hex{32}'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', block: 120, nameParts: ['secret'] },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Segment',
      page: 'https://segment.com/docs/connections/find-writekey/',
      revoke: "in the source's settings → API keys",
    },
    [
      {
        id: 'secret-segment-write-key',
        title: 'write key',
        literals: ['segment_write_key', 'SEGMENT_WRITE_KEY', 'segmentWriteKey', 'analytics.load('],
        shapes: ['alnum{32}'],
        left: 'alnum',
        context: { role: 'required', before: 48, anchor: 'assigned' },
        confidence: 'possible',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Amplitude',
      page: 'https://amplitude.com/docs/apis/authentication',
      revoke: 'under Settings → Projects: rotate the secret',
    },
    [
      {
        id: 'secret-amplitude-secret-key',
        title: 'secret key',
        literals: ['amplitude', 'AMPLITUDE', 'Amplitude'],
        shapes: ['hex{32}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          block: 120,
          nameParts: ['secret', 'token', 'authorization'],
        },
        confidence: 'possible',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'LaunchDarkly',
      page: 'https://launchdarkly.com/docs/home/account/api',
      revoke: 'under Account settings → Authorisation, or reset the key of the environment',
    },
    [
      {
        id: 'secret-launchdarkly-sdk-key',
        title: 'SDK key',
        literals: ['sdk-'],
        shapes: ["'sdk-' uuid"],
        wider: ["'sdk-' lan{8} '-' lan{4} '-' lan{4} '-' lan{4} '-' lan{12}"],
        left: 'wordDash',
        needs: { digits: 4 },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-launchdarkly-api-key',
        title: 'API access token',
        literals: ['api-'],
        shapes: ["'api-' uuid"],
        wider: ["'api-' lan{8} '-' lan{4} '-' lan{4} '-' lan{4} '-' lan{12}"],
        left: 'wordDash',
        needs: { digits: 4 },
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ConfigCat',
      page: 'https://configcat.com/docs/advanced/public-api/',
      revoke: 'in the dashboard under SDK keys',
    },
    [
      {
        id: 'secret-configcat-sdk-key',
        title: 'SDK key',
        literals: ['configcat-sdk-1/'],
        shapes: ["'configcat-sdk-1/' b64u{22} '/' b64u{22}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
];
