/** Stands in for the engine: the name of the target says what the scan finds. */
import { setTimeout } from 'node:timers/promises';
import { LeakcheckError } from '../../../src/base/errors.ts';
import type { Report } from '../../../src/base/types.ts';
import type { ScanOptions } from '../../../src/scan.ts';
import { judged, report } from '../../support/findings.ts';

const token = judged('secret-npm-token', 'critical', 'failing', { message: 'npm access token' });

/** More than any pipe takes at once. */
function huge(): Report {
  const message = 'x'.repeat(1000);
  const findings = Array.from({ length: 2500 }, () => judged('secret-jwt', 'high', 'failing', { message }));
  return report({ findings });
}

/** What the scan was called with, as the name of the package. */
function echo({ fetch, now, policy, signal, ...rest }: ScanOptions): Report {
  const { env: _, stdin, signal: __, ...plain } = fetch;
  const seen = {
    ...rest,
    policy: { ...policy, rules: [...policy.rules] },
    fetch: { ...plain, stdin: stdin !== undefined },
    now: typeof now(),
    signal: signal?.aborted,
  };
  return report({ subject: { name: JSON.stringify(seen) } });
}

export async function scan(spec: string, options: ScanOptions): Promise<Report> {
  switch (spec) {
    case 'leak':
      return report({ findings: [token], subject: { name: 'leak' } });
    case 'paths':
      return report({
        findings: [token, judged('path-home-directory', 'medium', 'warning', { locationCount: 2 })],
        subject: { name: 'paths' },
      });
    case 'gap':
      return report({ incomplete: [{ code: 'truncated', detail: 'the archive ends early', waivable: false }] });
    case 'missing':
      throw new LeakcheckError('ENOTFOUND', 'missing is in no registry', {
        hint: 'check the spelling',
        cause: new Error('404\u001b[31m'),
      });
    case 'https://name:word@example.org/a.tgz':
      throw new LeakcheckError('ENETWORK', 'the connection was closed');
    case 'bug':
      throw new TypeError('undefined is not a function');
    case 'huge':
      return huge();
    case 'slow':
      process.stderr.write('scanning\n');
      await setTimeout(20_000, undefined, options.signal === undefined ? {} : { signal: options.signal });
      return report();
    case 'echo':
    case '-':
      return echo(options);
    default:
      return report({ subject: { name: spec } });
  }
}

/** Only what is open already comes this way, and these tests open nothing. */
export function scanSource(source: { readonly target: object }): Promise<Report> {
  throw new Error(`no double for ${JSON.stringify(source.target)}`);
}
