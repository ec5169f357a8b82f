/** Credentials of package registries. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds({ provider: 'npm', rule: 'secret-npm-token', page: '', revoke: 'with `npm token revoke <id>`' }, [
    {
      id: 'secret-npm-token',
      title: 'access token (legacy, automation, granular)',
      literals: ['npm_'],
      shapes: ["'npm_' alnum{36}"],
      left: 'alnum',
      check: { name: 'crc32-base62', wrong: 'demote' },
      confidence: 'certain',
      severity: 'critical',
      source: 'provider documentation',
    },
    {
      id: 'secret-npm-token-legacy',
      title: 'access token (old form)',
      literals: ['NPM_TOKEN', 'NPM_AUTH_TOKEN', 'NPM_API_TOKEN', 'npm_token', 'npmToken', 'NpmAuthToken'],
      shapes: ['uuid'],
      left: 'alnum',
      context: { role: 'required', before: 48, anchor: 'assigned', exact: ['NPM_TOKEN', 'NPM_AUTH_TOKEN'] },
      confidence: 'possible',
      severity: 'critical',
    },
  ]),
  ...defineKinds(
    { provider: 'npm', rule: 'credential-file-registry', page: '', revoke: 'with `npm token revoke <id>`' },
    [
      {
        id: 'secret-npm-legacy-auth-token',
        title: '_authToken UUID in .npmrc',
        detector: 'file',
        form: "'_authToken' '=' value, as a line of npm settings",
        refines: ['secret-npm-token'],
        confidence: 'likely',
        severity: 'critical',
      },
      {
        id: 'secret-npm-basic-auth',
        title: '_auth / _password in .npmrc',
        detector: 'file',
        form: "( '_auth' | '_password' ) '=' base64, as a line of npm settings",
        confidence: 'likely',
        severity: 'critical',
      },
      {
        id: 'secret-npmrc-file',
        title: '_authToken of another registry in .npmrc',
        detector: 'file',
        form: "'_authToken' '=' any text, in a file named like .npmrc or .yarnrc",
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PyPI',
      page: 'https://packaging.python.org/en/latest/specifications/pypirc/',
      revoke: 'under Account settings → API tokens',
    },
    [
      {
        id: 'secret-pypi-token',
        title: 'upload token',
        literals: ['pypi-AgEIcHlwaS5vcmc'],
        shapes: ["'pypi-AgEIcHlwaS5vcmc' b64u{50,1000}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'TestPyPI',
      page: 'https://packaging.python.org/en/latest/specifications/pypirc/',
      revoke: 'under Account settings → API tokens',
    },
    [
      {
        id: 'secret-testpypi-token',
        title: 'upload token',
        literals: ['pypi-AgENdGVzdC5weXBpLm9yZw'],
        shapes: ["'pypi-AgENdGVzdC5weXBpLm9yZw' b64u{50,1000}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'medium',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'RubyGems',
      page: 'https://github.com/rubygems/guides/blob/gh-pages/api-key-scopes.md',
      revoke: 'under Settings → API keys',
    },
    [
      {
        id: 'secret-rubygems-token',
        title: 'API key',
        literals: ['rubygems_'],
        shapes: ["'rubygems_' hex{48}"],
        wider: ["'rubygems_' lan{48}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'crates.io',
      page: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
      revoke: 'under Account settings → API tokens',
    },
    [
      {
        id: 'secret-crates-io-token',
        title: 'API token',
        literals: ['cio'],
        shapes: ["'cio' alnum{32}"],
        left: 'word',
        context: { role: 'raises', words: ['crates', 'cargo', 'registry'], before: 120 },
        needs: { digits: 1, upper: 1, lower: 1, entropy: 3.5 },
        confidence: 'possible',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'NuGet',
      page: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-nuget-api-key',
        title: 'API key',
        literals: ['oy2'],
        // The bits that are always the same, as the letters that they allow.
        shapes: ["'oy2' nugetA{1} b32l{15} nugetB{1} b32l{11} nugetC{1} nugetD{1} nugetA{1} b32l{11} nugetE{1}"],
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Clojars',
      page: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
      revoke: 'under Deploy tokens',
    },
    [
      {
        id: 'secret-clojars-token',
        title: 'deploy token',
        literals: ['CLOJARS_'],
        shapes: ["'CLOJARS_' hex{60}"],
        wider: ["'CLOJARS_' lan{60}"],
        needs: { digits: 1 },
        left: 'alnum',
        confidence: 'certain',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'NuGet',
      rule: 'credential-file-registry',
      page: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
      revoke: 'under API keys',
    },
    [
      {
        id: 'secret-nuget-config-password',
        title: 'ClearTextPassword in config',
        detector: 'document',
        form: "key 'ClearTextPassword' value any{4,200}",
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
];
