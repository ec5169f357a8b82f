/** Runs commands and measures them: wall-clock time, peak memory. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** A command for `spawnSync`, and how to type it. */
export function command(file, ...args) {
  const quote = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);
  return { file, args, text: [file, ...args].map(quote).join(' ') };
}

/** A pipeline of /bin/sh. */
export function pipeline(script) {
  return { file: '/bin/sh', args: ['-c', script], text: script };
}

export function quoted(path) {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

export function available(program) {
  return spawnSync(program, ['--version']).error === undefined;
}

/** Milliseconds from start to exit. Any exit code of 2 or more, and a signal, is an error: a failed run is not fast. */
function time({ file, args, text }) {
  const start = performance.now();
  const { status, signal } = spawnSync(file, args, { stdio: 'ignore' });
  const elapsed = performance.now() - start;
  if (status === null || status > 1) throw new Error(`${text} ended with ${signal ?? `exit ${status}`}`);
  return elapsed;
}

/** Interleaved rounds (A B C A B C …): other load hits all candidates alike. Milliseconds, best and median of each. */
export function race(candidates, rounds) {
  const times = new Map(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, candidate] of Object.entries(candidates)) times.get(name).push(time(candidate));
  }
  const summary = [...times].map(([name, values]) => {
    const sorted = values.toSorted((a, b) => a - b);
    return [name, { best: sorted[0], median: sorted[Math.floor(sorted.length / 2)] }];
  });
  return Object.fromEntries(summary);
}

const RUSAGE = `import resource, subprocess, sys
subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)`;

/** How the kernel is asked for the peak resident set of a child, in KiB on the last line of stderr; null if it cannot be. */
export function memoryProbe({ file, args }) {
  if (existsSync('/usr/bin/time')) return command('/usr/bin/time', '-f', '%M', file, ...args);
  if (available('python3')) return command('python3', '-c', RUSAGE, file, ...args);
  return null;
}

/** Peak resident set in MB (10^6 bytes). */
export function peakMemory(probe) {
  const { stderr } = spawnSync(probe.file, probe.args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const kib = Number(stderr.trim().split('\n').at(-1));
  if (!Number.isInteger(kib)) throw new Error(`no memory figure from: ${probe.text}`);
  return (kib * 1024) / 1e6;
}
