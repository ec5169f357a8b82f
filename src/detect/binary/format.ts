/** Formats that programs run, by their first bytes. Paths in them come from compilers, not from people. */
import { latin1 } from '../latin1.ts';

/** What `executableFormat` needs to see. */
export const FORMAT_BYTES = 16;

const MAGICS: readonly (readonly [magic: string, format: string])[] = [
  ['\x7fELF', 'ELF'],
  ['\xcf\xfa\xed\xfe', 'Mach-O'],
  ['\xce\xfa\xed\xfe', 'Mach-O'],
  ['\xfe\xed\xfa\xcf', 'Mach-O'],
  ['\xfe\xed\xfa\xce', 'Mach-O'],
  ['\xca\xfe\xba\xbe', 'Mach-O or Java class'],
  ['\0asm', 'WebAssembly'],
  ['MZ', 'PE'],
  ['!<arch>\n', 'static library'],
];

/** Name of the format, or null if the bytes do not begin a program. */
export function executableFormat(head: Uint8Array): string | null {
  const text = latin1(head.subarray(0, FORMAT_BYTES));
  const known = MAGICS.find(([magic]) => text.startsWith(magic));
  if (known !== undefined) return known[1];
  // CPython: two bytes of version, CR LF, then flags of which only the lowest bits are used (PEP 552).
  const python = text.startsWith('\r\r\n', 1) && text.charCodeAt(4) < 4 && text.startsWith('\0\0\0', 5);
  return python ? 'Python bytecode' : null;
}
