/** `leakcheck hook`: called by a package manager in the middle of a publish; a failure stops it before the upload. */
import { openHook } from '../../fetch/hook.ts';
import { DONE, tolerated } from '../exit-code.ts';
import type { ScanFlags } from '../program.ts';
import { fetchOptions, judgeJobs, type ScanContext } from './scan.ts';

/** Resolves to the exit code. Throws EUSAGE outside of the script that can stop a publish. */
export async function hookCommand(flags: ScanFlags, context: ScanContext): Promise<number> {
  const source = await openHook(fetchOptions(flags, context));
  if (source === null) {
    await context.terminal.write('stderr', 'leakcheck: the leakcheck that started this pack judges its result\n');
    return DONE;
  }
  const { code } = await judgeJobs([{ target: '.', open: () => Promise.resolve(source) }], flags, context);
  return tolerated(code, flags);
}
