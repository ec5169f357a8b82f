/**
 * Keeps containers until they are decoded: a few megabytes in memory, the rest in one private file. The file is unlinked as
 * soon as it is open, so that not even a killed process leaves anything behind; where that is refused, `close` removes it.
 */
import { Buffer } from 'node:buffer';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  realpathSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool, SpoolWriter, Stored } from '../base/spool.ts';
import { TEMP_PREFIX } from './temp-folder.ts';

const MEMORY_BYTES = 16 * 1024 * 1024;
const FILE_BYTES = 2 * 1024 ** 3;

export interface SpoolOptions {
  /** Bytes of all containers together that may stay in memory. */
  readonly memoryBytes?: number;
  /** Size that the file may reach. */
  readonly fileBytes?: number;
  /** Folder for temporary files. */
  readonly folder?: string;
}

export interface ClosableSpool extends Spool {
  /** Removes everything. Nothing stored can be read afterwards. */
  close(): void;
}

interface Extent {
  readonly at: number;
  length: number;
}

/** The private file: grows at its end, and is emptied when nothing in it is needed any more. */
class SpoolFile {
  readonly #folder: string;
  readonly #limit: number;
  #descriptor: number | null = null;
  #leftover: string | null = null;
  #end = 0;
  #live = 0;

  constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  /** Where the bytes lie, or null if there is no room. */
  append(bytes: Uint8Array): number | null {
    if (this.#end + bytes.length > this.#limit) return null;
    const at = this.#end;
    try {
      this.#descriptor ??= this.#open();
      for (let done = 0; done < bytes.length;) {
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, at + done);
      }
    } catch {
      return null;
    }
    this.#end = at + bytes.length;
    this.#live += bytes.length;
    return at;
  }

  read(target: Buffer, at: number): void {
    for (let done = 0; done < target.length;) {
      const count = readSync(this.#descriptor!, target, done, target.length - done, at + done);
      if (count === 0) throw new Error('the spool file is shorter than what was written');
      done += count;
    }
  }

  free(bytes: number): void {
    this.#live -= bytes;
    if (this.#live > 0 || this.#descriptor === null) return;
    ftruncateSync(this.#descriptor);
    this.#end = 0;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
    if (this.#leftover !== null) rmSync(this.#leftover, { recursive: true, force: true, maxRetries: 5 });
    this.#leftover = null;
  }

  #open(): number {
    const folder = mkdtempSync(join(realpathSync(this.#folder), TEMP_PREFIX));
    this.#leftover = folder;
    const path = join(folder, 'spool');
    const descriptor = openSync(path, 'wx+', 0o600);
    try {
      unlinkSync(path);
      rmdirSync(folder);
      this.#leftover = null;
    } catch {
      // Windows keeps the name of an open file.
    }
    return descriptor;
  }
}

/** Parts in memory, or extents of the file: a container is in one of both. */
class Writer implements SpoolWriter, Stored {
  readonly #file: SpoolFile;
  readonly #memory: { left: number };
  #parts: Buffer[] = [];
  #extents: Extent[] = [];
  #onFile = false;
  size = 0;

  constructor(file: SpoolFile, memory: { left: number }) {
    this.#file = file;
    this.#memory = memory;
  }

  write(bytes: Uint8Array): boolean {
    if (!this.#onFile && bytes.length <= this.#memory.left) {
      this.#memory.left -= bytes.length;
      this.#parts.push(Buffer.from(bytes));
    } else if (!this.#spill() || !this.#append(bytes)) return false;
    this.size += bytes.length;
    return true;
  }

  end(): Stored {
    if (!this.#onFile) this.#parts = [Buffer.concat(this.#parts)];
    return this;
  }

  read(offset: number, length: number): Buffer {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    if (!this.#onFile) return this.#parts[0]!.subarray(offset, offset + wanted);
    const bytes = Buffer.allocUnsafe(wanted);
    let start = 0;
    for (const extent of this.#extents) {
      const from = Math.max(start, offset);
      const to = Math.min(start + extent.length, offset + wanted);
      if (from < to) this.#file.read(bytes.subarray(from - offset, to - offset), extent.at + from - start);
      start += extent.length;
      if (start >= offset + wanted) break;
    }
    return bytes;
  }

  release(): void {
    if (this.#onFile) this.#file.free(this.size);
    else this.#memory.left += this.size;
    this.#parts = [];
    this.#extents = [];
    this.size = 0;
  }

  #spill(): boolean {
    if (this.#onFile) return true;
    const kept = Buffer.concat(this.#parts);
    if (!this.#append(kept)) return false;
    this.#memory.left += kept.length;
    this.#parts = [];
    this.#onFile = true;
    return true;
  }

  #append(bytes: Uint8Array): boolean {
    const at = this.#file.append(bytes);
    if (at === null) return false;
    const last = this.#extents.at(-1);
    if (last && last.at + last.length === at) last.length += bytes.length;
    else this.#extents.push({ at, length: bytes.length });
    return true;
  }
}

/** Creates nothing on disk until the memory is used up. The caller closes it, whatever happened. */
export function createSpool(options: SpoolOptions = {}): ClosableSpool {
  const { memoryBytes = MEMORY_BYTES, fileBytes = FILE_BYTES, folder = tmpdir() } = options;
  const file = new SpoolFile(folder, fileBytes);
  const memory = { left: memoryBytes };
  return {
    open: () => new Writer(file, memory),
    close: () => file.close(),
  };
}
