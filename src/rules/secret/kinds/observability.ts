/** Credentials of observability. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Grafana',
      page: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
      revoke: 'under Administration → Service accounts, or in the cloud portal',
    },
    [
      {
        id: 'secret-grafana-service-account',
        title: 'service account token',
        literals: ['glsa_'],
        shapes: ["'glsa_' alnum{32} '_' hexi{8}"],
        wider: ["'glsa_' word{41}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-grafana-cloud-token',
        title: 'Cloud access policy token',
        literals: ['glc_'],
        shapes: ["'glc_' b64{32,400} '='{0,3}"],
        left: 'alnum',
        check: { name: 'json-body', wrong: 'doubt' },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-grafana-api-key-legacy',
        title: 'legacy API key',
        literals: ['eyJrIjoi'],
        shapes: ["'eyJrIjoi' b64{40,400} '='{0,3}"],
        left: 'b64any',
        check: { name: 'json-body', wrong: 'reject', text: '"n":' },
        confidence: 'certain',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Sentry',
      page: 'https://docs.sentry.io/account/auth-tokens/',
      revoke: 'under Settings → Auth tokens',
    },
    [
      {
        id: 'secret-sentry-org-token',
        title: 'organization auth token',
        literals: ['sntrys_'],
        shapes: ["'sntrys_eyJ' b64{17,397} '='{0,2} '_' b64{43}"],
        left: 'alnum',
        check: { name: 'json-body', wrong: 'doubt' },
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-sentry-user-token',
        title: 'user auth token',
        literals: ['sntryu_'],
        shapes: ["'sntryu_' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
      },
      {
        id: 'secret-sentry-integration-token',
        title: 'internal integration token',
        literals: ['sntryi_'],
        shapes: ["'sntryi_' hex{64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'high',
        source: 'general knowledge',
      },
      {
        id: 'secret-sentry-token-legacy',
        title: 'auth token without a prefix',
        literals: ['sentry', 'SENTRY', 'Sentry'],
        shapes: ['hex{64}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          nameParts: ['token', 'auth'],
          exact: ['SENTRY_AUTH_TOKEN'],
        },
        needs: { digits: 3 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Sentry',
      rule: 'internal-cloud-identifier',
      page: 'https://docs.sentry.io/account/auth-tokens/',
      revoke: 'under Settings → Auth tokens',
    },
    [
      {
        id: 'secret-sentry-dsn',
        title: 'DSN',
        detector: 'url',
        form: "'https://' 32 hex digits, ':' and 32 more in old ones, '@' host '.sentry.io/' digits",
        confidence: 'certain',
        severity: 'info',
        publicByDesign: true,
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Honeycomb',
      page: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
      revoke: 'under Environment settings → API keys',
    },
    [
      {
        id: 'secret-honeycomb-ingest-key',
        title: 'ingest key',
        literals: ['hcaik_', 'hcaic_'],
        shapes: ["( 'hcaik_' | 'hcaic_' ) lan{60}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'medium',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Splunk',
      page: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
      revoke: 'under Settings → Data inputs → HTTP event collector',
    },
    [
      {
        id: 'secret-splunk-hec-token',
        title: 'HEC token',
        literals: ['splunk', 'SPLUNK', 'Splunk', 'Authorization: Splunk '],
        shapes: ['uuid'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', block: 160 },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
];
