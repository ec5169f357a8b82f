/** Credentials of databases. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'MongoDB Atlas',
      page: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
      revoke: 'under Access manager → Applications',
    },
    [
      {
        id: 'secret-mongodb-atlas-service-account',
        title: 'service account secret',
        literals: ['mdb_sa_sk_'],
        shapes: ["'mdb_sa_sk_' b64u{40}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Databricks',
      page: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
      revoke: 'under Settings → Developer → Access tokens',
    },
    [
      {
        id: 'secret-databricks-token',
        title: 'personal access token',
        literals: ['dapi'],
        shapes: ["'dapi' hex{32} ( '-' digit{1} )?"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-databricks-oauth-secret',
        title: 'OAuth secret of a service principal',
        literals: ['dose'],
        shapes: ["'dose' hex{32}"],
        wider: ["'dose' adsec{32}"],
        left: 'word',
        needs: { digits: 3, letters: 3 },
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Confluent',
      page: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/manage-api-keys.html',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-confluent-api-secret',
        title: 'API secret (new form)',
        literals: ['cflt'],
        shapes: ["'cflt' b64{54} b64{6}"],
        left: 'b64',
        check: { name: 'crc32-base64', wrong: 'demote' },
        confidence: 'certain',
        severity: 'critical',
        source: 'provider documentation',
      },
      {
        id: 'secret-confluent-api-secret-legacy',
        title: 'API secret without a prefix',
        literals: ['confluent', 'CONFLUENT', 'Confluent'],
        shapes: ['b64{64}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          nameParts: ['secret', 'token', 'password'],
        },
        needs: { digits: 3 },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'ClickHouse',
      page: 'https://clickhouse.com/docs/cloud/manage/openapi',
      revoke: 'under Organisation → API keys',
    },
    [
      {
        id: 'secret-clickhouse-cloud-secret',
        title: 'Cloud API secret',
        literals: ['4b1d'],
        shapes: ["'4b1d' alnum{38}"],
        left: 'alnum',
        needs: { beyondHex: 1 },
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Upstash',
      page: 'https://upstash.com/docs/redis/features/restapi',
      revoke: 'in the console: reset the credentials of the database',
    },
    [
      {
        id: 'secret-upstash-rest-token',
        title: 'Redis REST token',
        literals: ['upstash', 'UPSTASH', 'Upstash'],
        shapes: ['b64{40,120}'],
        left: 'alnum',
        context: { role: 'required', before: 96, anchor: 'assigned', block: 160, nameParts: ['token', 'password'] },
        confidence: 'possible',
        severity: 'high',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'DataStax',
      page: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
      revoke: 'under Settings → Tokens',
    },
    [
      {
        id: 'secret-datastax-astra-token',
        title: 'Astra application token',
        literals: ['AstraCS:'],
        shapes: ["'AstraCS:' alnum{20,32} ':' hex{64}"],
        wider: ["'AstraCS:' alnum{20,}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Couchbase',
      page: 'https://docs.couchbase.com/cloud/management-api-guide/management-api-start.html',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-couchbase-capella-key',
        title: 'Capella key',
        literals: ['capella', 'CAPELLA', 'Capella', 'couchbase', 'COUCHBASE', 'Couchbase'],
        shapes: ['b64{60,120}'],
        left: 'alnum',
        context: {
          role: 'required',
          before: 64,
          anchor: 'assigned',
          block: 160,
          nameParts: ['key', 'secret', 'token'],
        },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'InfluxDB',
      page: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/delete-token/',
      revoke: 'with `influx auth delete`',
    },
    [
      {
        id: 'secret-influxdb-token',
        title: 'API token',
        literals: ['influx', 'INFLUX', 'Influx'],
        shapes: ["b64any{86} '=='"],
        left: 'alnum',
        context: { role: 'required', before: 96, anchor: 'assigned', block: 200, nameParts: ['token', 'key'] },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Elastic',
      page: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
      revoke: 'under Organisation → API keys',
    },
    [
      {
        id: 'secret-elastic-cloud-key',
        title: 'Cloud API key',
        literals: ['essu_'],
        shapes: ["'essu_' b64any{88,200} '='{0,2}"],
        left: 'word',
        check: { name: 'crc32-bytes', wrong: 'doubt' },
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
];
