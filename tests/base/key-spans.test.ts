import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { maskKeys } from '../../src/base/key-spans.ts';
import { randomText } from '../support/tokens.ts';

const mark = (word: string, label: string): string => `-----${word} ${label}-----`;
const BEGIN = mark('BEGIN', ['PRIVATE', 'KEY'].join(' '));
const END = mark('END', ['PRIVATE', 'KEY'].join(' '));
const body = randomText('key spans', 60);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });

describe('keys in names', () => {
  it.each([
    ['a whole key', `dist/${BEGIN}\n${body}\n${END}.js`, `dist/${BEGIN}….js`],
    ['a key that is cut', `dist/${BEGIN}\n${body}`, `dist/${BEGIN}…`],
    ['escaped line ends', String.raw`${BEGIN}\n${body}\r\n${body}.js`, `${BEGIN}….js`],
    ['what follows the first half', `x/${body}\n${END}.js`, `…${END}.js`],
    ['a line of words', `${BEGIN} stands in front of a key`, `${BEGIN} stands in front of a key`],
    ['what is masked already', `${BEGIN}… and ${END}`, `${BEGIN}… and ${END}`],
  ])('masks %s', (_, name, shown) => expect(maskKeys(name)).toBe(shown));

  it('leaves public keys and certificates', () => {
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(maskKeys(pem)).toBe(pem);
    const certificate = pem.replaceAll('PUBLIC KEY', 'CERTIFICATE');
    expect(maskKeys(certificate)).toBe(certificate);
  });

  it('masks DER in base64 and in hexadecimal', () => {
    for (const type of ['pkcs1', 'pkcs8'] as const) {
      const der = privateKey.export({ format: 'der', type });
      expect(maskKeys(`a/${der.toString('base64')}.js`)).toBe('a/MI….js');
      expect(maskKeys(`a/${der.toString('hex')}.js`)).toBe('a/30….js');
    }
  });

  it('keeps JSON text what it is', () => {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const names = [
      pem,
      JSON.stringify(pem),
      `\\${pem}`,
      `${pem}\\`,
      pem.slice(0, 300),
      pem.slice(300),
      `"${pem}"`,
      'b.js',
    ];
    names.push(Buffer.from(pem).toString('base64'), JSON.stringify(privateKey.export({ format: 'jwk' })));
    const shown: string[] = JSON.parse(maskKeys(JSON.stringify(names)));
    expect(shown).toHaveLength(names.length);
    expect(shown.at(7)).toBe('b.js');
    const lines = pem.split('\n').slice(1, -2);
    for (const line of lines) expect(shown.join(' ')).not.toContain(line.slice(4, 40));
  });

  it.each([
    BEGIN,
    `${BEGIN}AAAAAAAA`,
    `AAAAAAAA ${mark('END', '')}`,
    'KEY-----',
    'PuTTY-User-Key-File-2: ',
    `${body} `,
    'MIIBAgEA',
  ])('takes time in proportion to %s many times', (piece) => {
    const time = (count: number): number => {
      const text = `kty ${piece.repeat(count)}`;
      const start = performance.now();
      maskKeys(text);
      return performance.now() - start;
    };
    time(1_000);
    expect(time(40_000)).toBeLessThan(3_000);
  });
});
