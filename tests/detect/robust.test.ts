/** Hostile bytes: nothing throws, and noise is no finding that fails a run. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../../src/detect/define.ts';
import { detector as file } from '../../src/detect/file/index.ts';
import { detector as key } from '../../src/detect/key/index.ts';
import { detector as manifest } from '../../src/detect/manifest/index.ts';
import { detector as secret } from '../../src/detect/secret/index.ts';
import { detect, NO_MANIFEST } from '../support/detect.ts';

const KEY_MARKS = ['RSA ', 'EC ', 'OPENSSH ', 'PGP ', 'ENCRYPTED ', ''].map((label) => {
  const name = `${label}PRIVATE KEY${label === 'PGP ' ? ' BLOCK' : ''}`;
  return [`-----BEGIN ${name}-----\n`, `\n-----END ${name}-----`] as const;
});

const PATHS = ['.env', '.npmrc', 'bunfig.toml', '.claude/settings.local.json', '.mcp.json', 'a.jsonl', '._a', 'a.tgz'];

function run(detector: Detector, path: string, bytes: Uint8Array): ReturnType<typeof detect> {
  return detect(detector, [{ path, bytes }]);
}

describe('hostile bytes', () => {
  it('between key markers never throw, and are a key only if they decode', () => {
    const bytes = fc.uint8Array({ minLength: 40, maxLength: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...KEY_MARKS), bytes, fc.boolean(), ([begin, end], body, asSequence) => {
        fc.pre(asSequence || body[0] !== 0x30);
        const length = body.length - 4;
        if (asSequence) body.set([0x30, 0x82, length >> 8, length & 0xff]);
        const text = begin + Buffer.from(body).toString('base64') + end;
        const { found } = run(key, 'a.js', Buffer.from(text));
        if (!asSequence && !begin.includes('PGP')) expect(found).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('in files of every known format never throw', () => {
    const pieces = [
      '"',
      '{',
      '}',
      '[',
      ',',
      ':',
      '=',
      '\n',
      '\\',
      '_authToken',
      'mcpServers',
      'permissions',
      'é',
      '\0',
      'a1',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')));
    const content = fc.oneof(text, fc.uint8Array({ maxLength: 600 }));
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), content, (path, bytes) => {
        for (const detector of [file, key, secret]) run(detector, path, bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('in names and manifests never throw', () => {
    const name = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(name, fc.dictionary(name, name), fc.array(name), (path, optionalDependencies, files) => {
        const hostile = { ...NO_MANIFEST, name: path, optionalDependencies, files };
        for (const detector of [file, manifest]) detect(detector, [{ path, bytes: 'x' }], hostile);
      }),
    );
  });
});
