/** Names of sources as paths that every file system takes and that stay below the folder they are put in. */
import { Buffer } from 'node:buffer';

/** What Windows refuses, and whatever cannot be seen or changes how other text is shown. */
const UNSAFE = /(?! )\p{Zs}|[<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u2800]/gu;
const TRAILING = /[. ]{1,4096}$/;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³]) {0,200}(?:\.|$)/i;
/** A repository that others made may run programs as soon as git is asked about it. */
const REPOSITORY = /^(?:\.git|git~\d{1,6})$/i;

/** File systems take 255; a number may be added. */
const SEGMENT_BYTES = 200;
const EXTENSION_BYTES = 20;
/** Leaves room for the folder: some systems take 1,024 for a path. */
const PATH_BYTES = 700;

/** The folders and the file name, at least the latter. Equal names give equal paths; different ones may, too. */
export function safeSegments(name: string): [string, ...string[]] {
  const kept: string[] = [];
  for (const part of name.slice(-4 * PATH_BYTES).split(/[\\/]/)) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(safeSegment(part));
  }
  const file = kept.pop() ?? 'unnamed';
  return withinLimit(kept, file);
}

function safeSegment(part: string): string {
  const visible = part.normalize('NFC').replace(UNSAFE, '_');
  const short = shorten(visible).replace(TRAILING, (found) => '_'.repeat(found.length));
  return DEVICE.test(short) || REPOSITORY.test(short) ? `_${short}` : short;
}

/** Drops outer folders of a path that is too long. */
function withinLimit(folders: readonly string[], file: string): [string, ...string[]] {
  let room = PATH_BYTES - Buffer.byteLength(file);
  let from = folders.length;
  while (from > 0) {
    room -= Buffer.byteLength(folders[from - 1]!) + 1;
    if (room < 0) break;
    from--;
  }
  const [first, ...rest] = [...folders.slice(from), file];
  return [first ?? file, ...rest];
}

/** Cuts a long name before its extension. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= SEGMENT_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= EXTENSION_BYTES ? name.slice(dot) : '';
  let stem = '';
  let room = SEGMENT_BYTES - Buffer.byteLength(extension);
  for (const character of name) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    stem += character;
  }
  return stem + extension;
}
