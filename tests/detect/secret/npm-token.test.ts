import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/secret/index.ts';
import { crcBase62 } from '../../../src/detect/secret/checksum.ts';
import { detect, summary } from '../../support/detect.ts';
import { npmToken, randomText } from '../../support/tokens.ts';

const VALID = 'secret-npm-token critical/critical certain';
const INVALID = 'secret-npm-token info/info possible';
const token = npmToken('detector');

function found(text: string): string[] {
  return summary(detect(detector, [{ path: 'dist/cli.js', bytes: text }]));
}

describe('npm tokens', () => {
  it.each([
    ['alone', token],
    ['in quotes', `a="${token}"`],
    ['in a query', `?t=${token}&z=1`],
    ['after an escape', `"x\\n${token}"`],
    ['after a percent escape', `auth%3D${token}`],
    ['after an underscore', `TOKEN_${token}`],
    ['between NUL bytes', `\0${token}\0`],
    ['before a dash', `${token}-`],
    ['before an underscore', `${token}_old`],
    ['before UTF-8 text', `${token}\u2019s`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([VALID]);
  });

  it.each([
    ['one character short', token.slice(0, -1)],
    ['one character long', `${token}a`],
    ['another character inside', token.replace(/.(?=.{5}$)/, '-')],
    ['inside a word', `x${token}`],
    ['after a doubled backslash', `"\\\\n${token}"`],
    ['in other case', token.toUpperCase()],
    ['the prefix alone', 'npm_config_registry and npm_package_name'],
    ['an environment name', `npm_${'config_'.repeat(6)}`],
  ])('nothing: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('demotes a token whose checksum is wrong', () => {
    expect(found(['npm', randomText('wrong checksum', 36)].join('_'))).toEqual([INVALID]);
  });

  it('counts placeholders instead of reporting them', () => {
    const text = `npm_${'x'.repeat(36)} npm_${'ab'.repeat(18)} npm_EXAMPLE${'k3'.repeat(14)}z`;
    const result = detect(detector, [{ path: 'README.md', bytes: text }]);
    expect(result).toEqual({ found: [], suppressed: 3 });
  });

  it('gives one identity to one value, caps only what is not proven, and shows no random part', () => {
    const files = [
      { path: 'a.js', bytes: token },
      { path: ['b.js.map', 'src/b.ts'] as const, bytes: `\n  ${token}`, via: 'map-content' as const },
    ];
    const [first, second] = detect(detector, files).found;
    expect(second?.identity).toBe(first?.identity);
    expect(second?.location).toMatchObject({ path: ['b.js.map', 'src/b.ts'], line: 2, column: 3 });
    expect(first?.cappedByPath).toBe(false);
    expect(first?.evidence).toMatchObject({ prefix: 'npm_', length: 40, check: 'valid' });
    expect(JSON.stringify([first, second])).not.toContain(token.slice(4, 12));
  });

  it('survives every neighbouring byte', () => {
    for (let byte = 0; byte < 256; byte++) {
      const word = /[A-Za-z0-9]/.test(String.fromCharCode(byte));
      const bytes = Buffer.concat([Buffer.from(token), Buffer.from([byte])]);
      const left = Buffer.concat([Buffer.from([byte]), Buffer.from(token)]);
      expect(detect(detector, [{ path: 'a', bytes }]).found.length).toBe(word ? 0 : 1);
      expect(detect(detector, [{ path: 'a', bytes: left }]).found.length).toBe(word ? 0 : 1);
    }
  });
});

describe('checksum', () => {
  it('is CRC-32 in base 62, six digits, most significant first', () => {
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    for (let i = 0; i < 200; i++) {
      const random = randomText(`checksum ${i}`, 30);
      const sum = crcBase62(random);
      let value = 0;
      for (const digit of sum) value = value * 62 + digits.indexOf(digit);
      expect([sum.length, value]).toEqual([6, crc32(random)]);
    }
  });
});
