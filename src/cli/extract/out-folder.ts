/** The folder that `leakcheck extract` writes to: new, private, and only ever filled with new files. */
import { closeSync, constants, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';
import { systemCode, systemReason } from '../../base/system-reason.ts';
import type { TextStore, TextWriter } from '../../extract/recorder.ts';

export const MANIFEST = 'leakcheck-extract.json';
const STAGING = '.leakcheck-staging';
/** Names at the top that are ours. */
export const RESERVED: readonly string[] = [MANIFEST, STAGING];

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

export interface Placement {
  /** Number of the text in the store. */
  readonly id: number;
  /** Relative, safe, `/` between folders. */
  readonly file: string;
}

export interface OutFolder {
  readonly store: TextStore;
  /** Gives the stored texts their names, drops the others and writes the manifest. Files that are there already are an error. */
  finish(texts: readonly Placement[], manifest: string): Promise<void>;
  /** Removes everything. */
  discard(): Promise<void>;
}

function writing<T>(name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw cannotWrite(name, error);
  }
}

function cannotWrite(name: string, error: unknown): LeakcheckError {
  return new LeakcheckError('EWRITE', `cannot write to ${name}: ${systemReason(error)}`, { cause: error });
}

/**
 * Makes the folder `path`, which is called `name` in messages. Throws EUSAGE if there is anything of that name, be it a link
 * to nowhere, and EWRITE if it cannot be made.
 */
export async function createOutFolder(path: string, name: string): Promise<OutFolder> {
  try {
    await mkdir(path, PRIVATE_FOLDER);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw cannotWrite(name, error);
    throw new LeakcheckError('EUSAGE', `${name} exists already`, {
      hint: 'name a folder that does not exist yet: nothing is ever overwritten',
    });
  }
  const staging = join(path, STAGING);
  const staged = (id: number): string => join(staging, String(id));
  return {
    store: {
      restart: () =>
        writing(name, () => {
          rmSync(staging, { recursive: true, force: true, maxRetries: 5 });
          mkdirSync(staging, PRIVATE_FOLDER);
        }),
      open: (id) => writing(name, () => openText(staged(id), name)),
    },
    finish: async (texts, manifest) => {
      try {
        // Texts that share a file are the same.
        for (const [file, id] of new Map(texts.map((text) => [text.file, text.id])))
          await moveNew(staged(id), join(path, ...file.split('/')));
        await rm(staging, { recursive: true, force: true, maxRetries: 5 });
        await writeFile(join(path, MANIFEST), manifest, { flag: 'wx', mode: PRIVATE_FILE });
      } catch (error) {
        throw cannotWrite(name, error);
      }
    },
    discard: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function openText(path: string, name: string): TextWriter {
  const descriptor = openSync(path, 'wx', PRIVATE_FILE);
  return {
    push: (bytes) =>
      writing(name, () => {
        for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
      }),
    end: () => closeSync(descriptor),
  };
}

/** A rename would replace what is there; a link, or a copy where there are none, does not. */
async function moveNew(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: PRIVATE_FOLDER });
  try {
    await link(from, to);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}
