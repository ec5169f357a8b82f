/** Thirty broken copies of one valid configuration: none is taken, and every message names the line that was changed. */
import { describe, expect, it } from 'vitest';
import { mistakeOf, parse, TODAY } from '../support/config.ts';
import { finding, CLOSED, measured } from '../support/findings.ts';
import { resolvePolicy } from '../../src/policy/extend.ts';
import { judge } from '../../src/policy/judge.ts';

const VALID = `{
  "$schema": "./node_modules/leakcheck/dist/schema/config.json",
  "extends": ["leakcheck:closed-source", "./team.json", "@acme/leakcheck-policy"],
  "visibility": "closed",
  "failOn": "medium",
  "minConfidence": "possible",
  "sourceMaps": "no-content",
  "require": { "filesAllowlist": true, "cleanGit": "warn" },
  "compare": { "with": "latest", "growthPercent": 30, "growthBytes": "1 MB", "newFiles": 50 },
  "strict": true,
  "baseline": "./leakcheck-baseline.json",
  "budgets": { "packed": "4 MB", "files": 300, "sourceMaps": 0 },
  "rules": {
    "dev-file-tests": "off",
    "internal-*": "error",
    "path-home-directory": { "level": "warn", "minConfidence": "certain" },
    "secret-generic-assignment": { "level": "warn", "reason": "fixture logins in the demo", "acceptCritical": true }
  },
  "overrides": [
    { "files": ["examples/**", "dist/cli.js.map > src/**"], "rules": { "path-*": "info" } }
  ],
  "allow": [
    {
      "rule": "source-map-embedded-source",
      "paths": ["dist/vendor/*.map"],
      "maxCount": 3,
      "packages": ["@acme/*"],
      "owner": "@acme/security",
      "reason": "maps of an open-source vendor bundle",
      "expires": "2027-05-01"
    },
    {
      "fingerprint": "lc1:key-private-key:0123456789abcdef",
      "reason": "key of the localhost tests",
      "expires": "2026-12-01",
      "acceptCritical": true
    }
  ]
}
`;

/** Deterministic stand-in for chance: the same copies in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Mutation = (line: string, pick: () => number) => string | null;

/** Each makes a line wrong, or says that it does not apply to it. */
const MUTATIONS: readonly Mutation[] = [
  // A letter is lost in a key.
  (line, pick) => line.replace(/"([$a-zA-Z]{4,})":/, (_, key: string) => `"${dropLetter(key, pick)}":`),
  // A letter is lost in a word that is a value of a fixed set.
  (line, pick) =>
    line.replace(
      /"(closed|medium|possible|certain|off|error|warn|info)"/,
      (_, word: string) => `"${dropLetter(word, pick)}"`,
    ),
  // A letter is lost in the name of a rule.
  (line, pick) =>
    line.replace(/"((?:dev|path|secret|source)-[a-z-]{5,})"/, (_, id: string) => `"${dropLetter(id, pick)}"`),
  // A value gets another type.
  (line) => line.replace(/: (?:true|3)(?=,?$| })/, ': "3"'),
  (line) => line.replace(/: "[^"]*"(?=,?$)/, ': 1'),
  (line) => line.replace(/: \["[^\]]*"\](?=,?$)/, ': {}'),
  // A key is there twice.
  (line) => line.replace(/^( +)("[$a-zA-Z]+": (?:"[^"]*"|true|3|\[[^\]]*\])),?$/, '$1$2, $2,'),
  // Syntax.
  (line) => line.replace(/:/, ''),
  (line) => line.replace(/,$/, ',,'),
  (line) => line.replace(/^( +)"/, "$1'"),
  // Values that look right.
  (line) => line.replace(/"20\d\d-\d\d-01"/, '"2026-09-31"'),
  (line) => line.replace(/"20\d\d-\d\d-01"/, '"2028-05-01"'),
  (line) => line.replace(/"(?:dist\/vendor|examples)\//, '"../'),
  (line) => line.replace(/, "acceptCritical": true/, ''),
];

function dropLetter(word: string, pick: () => number): string {
  const at = 1 + Math.floor(pick() * (word.length - 1));
  return word.slice(0, at) + word.slice(at + 1);
}

interface Mutated {
  readonly line: number;
  readonly text: string;
}

function mutate(seed: number): Mutated {
  const pick = random(seed);
  const lines = VALID.split('\n');
  for (;;) {
    const index = Math.floor(pick() * lines.length);
    const line = lines[index]!;
    const changed = MUTATIONS[(seed + Math.floor(pick() * 2)) % MUTATIONS.length]!(line, pick);
    if (changed === null || changed === line) continue;
    return { line: index + 1, text: lines.with(index, changed).join('\n') };
  }
}

describe('a full configuration', () => {
  it('is valid', () => {
    expect(parse(VALID).layer.allow).toHaveLength(2);
    expect(parse(VALID.replaceAll('\n', '\r\n')).layer.allow[1]?.line).toBe(32);
  });

  it.each(Array.from({ length: 30 }, (_, index) => index + 1))('broken copy %d is refused, with its line', (seed) => {
    const { line, text } = mutate(seed);
    const { code, message } = mistakeOf(() => parse(text));
    expect(code).toBe('ECONFIG');
    // A comma too many, or a key that is missing, may be seen where the next thing begins.
    expect(message).toMatch(/ in leakcheck\.config\.json:\d+:\d+$/);
    const seen = Number(/:(\d+):\d+$/.exec(message)?.[1]);
    expect({ message, lines: [line, line + 1] }).toEqual({ message, lines: expect.arrayContaining([seen]) });
  });

  it('whatever text is lost, a configuration that is still taken lets no critical credential pass', () => {
    const key = finding('key-private-key', 'critical', { fingerprint: 'lc1:key-private-key:1' });
    const judged = (text: string): string => {
      const policy = resolvePolicy([parse(text).layer], { rules: new Map() }, []);
      return judge({ findings: [key], incomplete: [], policy, visibility: CLOSED, today: TODAY, measured: measured() })
        .outcome;
    };
    let taken = 0;
    for (let at = 0; at < VALID.length; at += 3) {
      const text = VALID.slice(0, at) + VALID.slice(at + 7);
      try {
        expect(judged(text)).toBe('fail');
        taken++;
      } catch (error) {
        expect(error).toMatchObject({ code: 'ECONFIG' });
      }
    }
    expect(taken).toBeGreaterThan(10);
  });
});
