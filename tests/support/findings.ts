/** Small makers of well-typed findings, reports and manifests for tests. */
import type { RuleId } from '../../src/base/rule-ids.ts';
import type {
  EntryPath,
  Facts,
  Finding,
  Incomplete,
  Judged,
  ManifestFacts,
  MapRecord,
  Report,
  Severity,
  Visibility,
} from '../../src/base/types.ts';
import type { Measured } from '../../src/policy/measured.ts';

export const CLOSED: Visibility = {
  value: 'closed',
  proven: true,
  source: 'detected',
  reasons: ['license "SEE LICENSE IN README.md"'],
};
export const UNPROVEN: Visibility = {
  value: 'closed',
  proven: false,
  source: 'detected',
  reasons: ['MIT but no repository; set "visibility" to decide'],
};
export const OPEN: Visibility = {
  value: 'open',
  proven: true,
  source: 'detected',
  reasons: ['MIT', 'github.com/acme/cli'],
};

export function finding(ruleId: RuleId, severity: Severity, more: Partial<Finding> = {}): Finding {
  const path: EntryPath = ['dist/cli.js'];
  return {
    ruleId,
    severity,
    confidence: 'certain',
    message: 'something leaks',
    data: {},
    locations: [{ path }],
    locationCount: 1,
    fingerprint: `lc1:${ruleId}:0123456789abcdef`,
    ...more,
  };
}

const LEVEL_OF = {
  failing: 'error',
  warning: 'warn',
  note: 'info',
  accepted: 'error',
  baseline: 'error',
  off: 'off',
} as const;

export function judged(
  ruleId: RuleId,
  severity: Severity,
  status: Judged['status'],
  more: Partial<Judged> = {},
): Judged {
  return { ...finding(ruleId, severity), effective: severity, level: LEVEL_OF[status], status, ...more };
}

export function manifest(more: Partial<ManifestFacts> = {}): ManifestFacts {
  return {
    name: '@acme/cli',
    version: '1.2.3',
    private: false,
    license: 'MIT',
    repository: 'github:acme/cli',
    access: null,
    publishRegistry: null,
    files: null,
    scripts: {},
    dependencies: {},
    optionalDependencies: {},
    entryPoints: [],
    ...more,
  };
}

const FACTS: Facts = {
  unpackedBytes: 1_300_000,
  largestFile: 400_000,
  largestFiles: [{ path: 'dist/cli.js', bytes: 400_000 }],
  files: 42,
  git: false,
  comparison: null,
  manifest: manifest(),
};

/** What `judge` needs besides findings. */
export function measured(facts: Partial<Facts> = {}, subject: Partial<Report['subject']> = {}): Measured {
  return { subject: { ...report().subject, ...subject }, facts: { ...FACTS, ...facts }, sourceMaps: [] };
}

/** A map in a file, without any text. */
export function mapRecord(path: string, bytes: number): MapRecord {
  const none = { sources: 0, bytes: 0 };
  const counts = { sources: 1, sourcesWithContent: 0, contentBytes: 0, contentLines: 0, firstParty: none, novel: none };
  return { path: [path], form: 'file', bytes, ...counts };
}

export interface ReportParts {
  readonly findings?: readonly Judged[];
  readonly incomplete?: readonly Incomplete[];
  readonly outcome?: Report['verdict']['outcome'];
  readonly visibility?: Visibility;
  readonly subject?: Partial<Report['subject']>;
  readonly stats?: Partial<Report['stats']>;
  readonly policy?: Partial<Report['policy']>;
  readonly inventory?: Report['inventory'];
}

export function report(parts: ReportParts = {}): Report {
  const findings = parts.findings ?? [];
  const of = (status: Judged['status']): number => findings.filter((one) => one.status === status).length;
  const failing = of('failing');
  const gaps = (parts.incomplete ?? []).length > 0;
  return {
    tool: { name: 'leakcheck', version: '0.1.0' },
    subject: {
      name: '@acme/cli',
      version: '1.2.3',
      purl: 'pkg:npm/%40acme/cli@1.2.3',
      source: 'directory',
      integrity: 'sha512-AAAA',
      declaredIntegrity: 'none',
      packedBytes: 400_000,
      ...(parts.subject?.source === undefined ? { packedBy: 'npm 11.19.1' } : {}),
      ...parts.subject,
    },
    policy: {
      sources: [],
      failOn: 'high',
      strict: false,
      rulesOff: [],
      optionalRules: [],
      visibility: parts.visibility ?? OPEN,
      ...parts.policy,
    },
    verdict: {
      outcome: parts.outcome ?? (failing > 0 ? 'fail' : gaps ? 'undecided' : 'pass'),
      findings,
      stale: [],
      notes: [],
      totals: {
        failing,
        warning: of('warning'),
        note: of('note'),
        accepted: of('accepted'),
        baseline: of('baseline'),
        off: of('off'),
      },
    },
    inventory: parts.inventory ?? { sourceMaps: [] },
    facts: FACTS,
    incomplete: parts.incomplete ?? [],
    stats: {
      entries: 42,
      virtualEntries: 0,
      bytes: 1_300_000,
      maps: 0,
      skipped: 0,
      suppressed: 0,
      startedAt: '2026-01-02T03:04:05.000Z',
      ms: 412,
      ...parts.stats,
    },
  };
}
