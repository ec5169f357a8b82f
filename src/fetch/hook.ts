/** Within a publish: packs once more with the package manager that is running, and proves that the bytes are the same. */
import { dirname, isAbsolute } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import type { ArtifactSource, FetchFacts, FetchOptions } from './artifact.ts';
import { packedSource } from './directory.ts';
import { compareDeclared, parseDeclared } from './declared-integrity.ts';
import { chooseClient, runningClient, type Client } from './pack/client.ts';
import { isNested } from './pack/nested.ts';
import { packFolder } from './pack/pack.ts';
import { withTempFolder } from './temp-folder.ts';

/** Where the hook has to sit: the last moment at which a failure still stops the upload. */
const EVENTS: Readonly<Record<Client, 'postpack' | 'prepack'>> = {
  npm: 'postpack',
  pnpm: 'postpack',
  bun: 'postpack',
  yarn: 'prepack',
};

const LINES: Readonly<Record<'postpack' | 'prepack', string>> = {
  postpack: '"postpack": "leakcheck hook", before anything else that the script does',
  prepack: '"prepack": "<build> && leakcheck hook": yarn runs postpack after the upload',
};

/**
 * The package whose script is running. Null if leakcheck itself started the pack and judges its result.
 * Throws EUSAGE outside of the script that can stop a publish.
 */
export async function openHook(options: FetchOptions): Promise<ArtifactSource | null> {
  const { env, cwd } = options;
  if (await isNested(env)) return null;
  const client = runningClient(env);
  const event = env['npm_lifecycle_event'];
  if (client === undefined || event === undefined) throw byHand(await chooseClient(cwd));
  if (event !== EVENTS[client]) throw misplaced(client, event);
  const manifest = env['npm_package_json'];
  const folder = manifest !== undefined && isAbsolute(manifest) ? dirname(manifest) : cwd;
  return {
    target: { kind: 'directory', spec: '.' },
    read: (consume) =>
      withTempFolder(async (temp) => {
        // yarn cannot pack without its scripts; they are running anyway.
        const scripts = client === 'yarn';
        const packed = await packFolder({ folder, shown: folder, temp, client, scripts }, options);
        const source = packedSource({ ...packed, scriptsNotRun: [] }, '.', options);
        const { result, facts } = await source.read(consume);
        return { result, facts: { ...facts, ...compare(facts.integrity, env) } };
      }),
  };
}

function compare(actual: string, env: FetchOptions['env']): Pick<FetchFacts, 'sameBytes' | 'mismatch'> {
  const expected = env['npm_package_integrity'];
  if (expected === undefined || expected === '') return unproven(actual, env);
  const { declaredIntegrity } = compareDeclared(parseDeclared(expected, undefined), new Map([['sha512', actual]]));
  if (declaredIntegrity === 'verified') return { sameBytes: 'proven' };
  const detail =
    'the packed bytes are not the bytes that will be published: files changed after npm packed them, for example by an earlier command of postpack';
  return { mismatch: { expected, actual, detail } };
}

/** Only npm says what it packed. With others nothing may have run between their pack and ours: we come first in postpack. */
function unproven(actual: string, env: FetchOptions['env']): Pick<FetchFacts, 'sameBytes' | 'mismatch'> {
  const { npm_lifecycle_event: event, npm_lifecycle_script: script = '' } = env;
  const [first = ''] = script.split(/[;&|\n]/, 1);
  if (event !== 'postpack' || (first.includes('leakcheck') && /\shook\b/.test(first))) return { sameBytes: 'unknown' };
  const detail =
    'the packed bytes may not be the bytes that will be published: put leakcheck hook before the other commands of postpack';
  return { mismatch: { expected: '', actual, detail } };
}

function byHand(client: Client): LeakcheckError {
  return new LeakcheckError('EUSAGE', 'leakcheck hook is called by a package manager that packs, not by hand', {
    hint: `add to "scripts" of package.json: ${LINES[EVENTS[client]]}`,
  });
}

function misplaced(client: Client, event: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', `in ${event}, leakcheck hook cannot see what ${client} will publish`, {
    hint: `add to "scripts" of package.json: ${LINES[EVENTS[client]]}`,
  });
}
