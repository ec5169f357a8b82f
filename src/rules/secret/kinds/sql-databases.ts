/** Credentials of sql databases. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'Supabase',
      page: 'https://supabase.com/docs/guides/api/api-keys',
      revoke: 'under Project settings → API keys',
    },
    [
      {
        id: 'secret-supabase-secret-key',
        title: 'secret API key',
        literals: ['sb_secret_'],
        shapes: ["'sb_secret_' b64u{31}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-supabase-management-token',
        title: 'management token',
        literals: ['sbp_'],
        shapes: ["'sbp_' hex{40}"],
        wider: ["'sbp_' b64ul{40}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-supabase-service-role',
        title: 'service_role JWT',
        detector: 'jwt',
        form: 'three base64url segments, the first two JSON objects',
        refines: ['secret-generic-jwt'],
        confidence: 'certain',
        severity: 'critical',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PlanetScale',
      page: 'https://planetscale.com/docs/api/reference/service-tokens',
      revoke: 'under Settings → Service tokens or Passwords',
    },
    [
      {
        id: 'secret-planetscale-service-token',
        title: 'service token',
        literals: ['pscale_tkn_'],
        shapes: ["'pscale_tkn_' b64udot{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-planetscale-oauth-token',
        title: 'OAuth token',
        literals: ['pscale_oauth_'],
        shapes: ["'pscale_oauth_' b64udot{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
      {
        id: 'secret-planetscale-password',
        title: 'database password',
        literals: ['pscale_pw_'],
        shapes: ["'pscale_pw_' b64udot{32,64}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Neon',
      page: 'https://neon.com/docs/manage/api-keys',
      revoke: 'under Account settings → API keys',
    },
    [
      {
        id: 'secret-neon-api-key',
        title: 'API key',
        literals: ['napi_'],
        shapes: ["'napi_' alnum{64}"],
        left: 'word',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'CockroachDB',
      page: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
      revoke: 'under Access management → Service accounts',
    },
    [
      {
        id: 'secret-cockroach-cloud-key',
        title: 'Cloud API key',
        literals: ['CCDB1_'],
        shapes: ["'CCDB1_' alnum{22} '_' alnum{40}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Snowflake',
      page: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
      revoke: 'with `ALTER USER … REMOVE PROGRAMMATIC ACCESS TOKEN`',
    },
    [
      {
        id: 'secret-snowflake-pat',
        title: 'programmatic access token',
        literals: ['snowflake', 'SNOWFLAKE', 'Snowflake'],
        shapes: ['b64udot{100,}'],
        left: 'alnum',
        context: { role: 'required', before: 64, anchor: 'assigned', nameParts: ['token', 'pat'] },
        confidence: 'possible',
        severity: 'high',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Turso',
      page: 'https://docs.turso.tech/cli/db/tokens/invalidate',
      revoke: 'with `turso db tokens invalidate`',
    },
    [
      {
        id: 'secret-turso-token',
        title: 'platform/database token',
        detector: 'jwt',
        form: 'three base64url segments, the first two JSON objects',
        refines: ['secret-generic-jwt'],
        confidence: 'likely',
        severity: 'critical',
        source: 'general knowledge',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Prisma',
      rule: 'secret-url-credentials',
      page: 'https://www.prisma.io/docs/platform/about',
      revoke: 'in the console under API keys',
    },
    [
      {
        id: 'secret-prisma-accelerate-url',
        title: 'Accelerate connection string',
        detector: 'jwt',
        form: "( 'prisma://' | 'prisma+postgres://' ) host '/?api_key=' JWT",
        refines: ['secret-generic-jwt'],
        confidence: 'certain',
        severity: 'critical',
        source: 'general knowledge',
      },
    ],
  ),
];
