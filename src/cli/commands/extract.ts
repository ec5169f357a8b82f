/** `leakcheck extract <target>`: writes what anybody can rebuild from the maps of a target, or lists it. */
import { resolve } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';
import { plural, size } from '../../base/numbers.ts';
import { extractSources, type Extraction } from '../../extract.ts';
import { escapeName } from '../../report/escape.ts';
import { gapLines } from '../../report/pretty/gaps.ts';
import { createLook } from '../../report/pretty/look.ts';
import { recoveredJson, recoveredManifest, recoveredTree } from '../../report/recovered.ts';
import { hideSecrets } from '../hide-secrets.ts';
import { DONE, UNDECIDED } from '../exit-code.ts';
import { createOutFolder, MANIFEST, RESERVED, type OutFolder } from '../extract/out-folder.ts';
import { limitsOf } from '../policy-of.ts';
import type { ExtractFlags } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { targetOptions, type ScanContext } from './scan.ts';

/**
 * Resolves to the exit code: 0 if everything was read, also if there was nothing to extract, 2 if there are gaps. Throws
 * EUSAGE before anything is read, EWRITE, EABORT when interrupted, and what opening the target throws.
 */
export async function extractCommand(target: string, flags: ExtractFlags, context: ScanContext): Promise<number> {
  const { terminal } = context;
  const { out, list = false, json = false } = flags;
  if ((out === undefined) !== list) throw usage('say either --out <dir> or --list', 'the folder must not exist yet');
  if (json && !list) throw usage('--json goes with --list', `what --out writes is listed in ${MANIFEST}`);
  const { texts, incomplete } =
    out === undefined ? await extract(target, flags, context) : await extractTo(out, target, flags, context);
  await terminal.write('stdout', report(texts, flags, terminal));
  const verbose = flags.verbose === true;
  const gaps = gapLines(incomplete, { verbose, waived: false }, createLook(terminal.abilities('stderr', flags.color)));
  if (gaps.length > 0) await terminal.write('stderr', `${gaps.join('\n')}\n`);
  return incomplete.length > 0 ? UNDECIDED : DONE;
}

async function extract(
  target: string,
  flags: ExtractFlags,
  context: ScanContext,
  folder?: OutFolder,
): Promise<Extraction> {
  const { signal } = context;
  try {
    return await extractSources(target, {
      fetch: targetOptions(target, flags, context),
      reserved: RESERVED,
      ...(folder ? { store: folder.store } : {}),
      limits: limitsOf(flags),
      signal,
      now: Date.now,
    });
  } catch (error) {
    throw signal.aborted ? new LeakcheckError('EABORT', 'interrupted', { cause: error }) : error;
  }
}

/** The folder is there if and only if there was something to write, and all of it could be written. */
async function extractTo(out: string, target: string, flags: ExtractFlags, context: ScanContext): Promise<Extraction> {
  const folder = await createOutFolder(resolve(context.terminal.cwd, out), out);
  try {
    const extraction = await extract(target, flags, context, folder);
    const { texts } = extraction;
    if (texts.length > 0) await folder.finish(texts, await hideSecrets(recoveredManifest(texts)));
    else await folder.discard();
    return extraction;
  } catch (error) {
    await folder.discard();
    throw error;
  }
}

function report(texts: Extraction['texts'], flags: ExtractFlags, terminal: Terminal): string {
  const { out, json = false, color, verbose = false } = flags;
  if (json) return recoveredJson(texts);
  if (texts.length === 0) return 'nothing to extract: no source map with text was found\n';
  if (out === undefined) return recoveredTree(texts, { ...terminal.abilities('stdout', color), verbose });
  const files = new Map(texts.map(({ file, bytes }) => [file, bytes]));
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  const name = escapeName(out, terminal.abilities('stdout', color).unicode);
  return `wrote ${plural(files.size, 'file')}, ${size(total)}, to ${name}; ${MANIFEST} there lists them\n`;
}

function usage(message: string, hint: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', message, { hint });
}
