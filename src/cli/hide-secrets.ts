/** The last look at what is about to leave the program: names and messages may hold a credential. */

import { maskHidden } from '../base/hidden.ts';

/** Nothing shorter is one; most messages need no table of kinds. */
const LONG_RUN = /[\w+/~-]{16}/;

export async function hideSecrets(text: string): Promise<string> {
  if (!LONG_RUN.test(text)) return maskHidden(text);
  const { maskSecrets } = await import('../mask.ts');
  return maskSecrets(text);
}
