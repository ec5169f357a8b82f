/** Makes the synthetic leak that the benchmark and a world test judge, once, in the cache folder. Prints its path. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../tests/world/support/synthetic.py', import.meta.url));
const SEED = '1';
/** Open-source packages whose text is used; exact versions, so that the leak is the same everywhere. */
const TEXT_FROM = ['axios@1.7.9', 'rxjs@7.8.2', 'typescript@5.9.3'];

/** Absolute path of the leak. Needs python3, and npm's registry the first time. */
export function syntheticLeak() {
  const cache = resolve(process.env.LEAKCHECK_CACHE ?? join(homedir(), '.cache', 'leakcheck-corpus'));
  const recipe = [readFileSync(SCRIPT, 'utf8'), SEED, ...TEXT_FROM].join('\n');
  const leak = join(cache, `synthetic-${createHash('sha256').update(recipe).digest('hex').slice(0, 12)}.tgz`);
  if (existsSync(leak)) return leak;

  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, '.leak-'));
  try {
    execFileSync('npm', ['pack', ...TEXT_FROM, '--ignore-scripts', '--silent', '--pack-destination', work]);
    const texts = readdirSync(work)
      .toSorted()
      .map((name) => join(work, name));
    execFileSync('python3', ['-B', SCRIPT, join(work, 'leak'), SEED, ...texts]);
    renameSync(join(work, 'leak'), leak);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return leak;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(syntheticLeak());
