/** What `leakcheck allow` writes: sorted in, everything else untouched, and always a configuration that is taken. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAllow, newConfigWith } from '../../src/policy/allow-edit.ts';
import type { ConfigText } from '../../src/policy/config-text.ts';
import { configText, mistakeOf, parse } from '../support/config.ts';

const digits = (digit: string): string => digit.repeat(16);
const entry = {
  fingerprint: `lc1:path-home-directory:${digits('5')}`,
  reason: 'a demo of the recorder',
  expires: '2026-12-01',
};

function add(text: string, form: ConfigText['form'] = 'json', more: object = {}): string {
  const after = addAllow(configText(text, form), { ...entry, ...more });
  parse(after, form);
  return after;
}

describe('an exception', () => {
  it('in a configuration without any', () => {
    expect(add('{\n  "failOn": "low"\n}\n')).toBe(`{
  "failOn": "low",
  "allow": [
    {
      "fingerprint": "${entry.fingerprint}",
      "reason": "a demo of the recorder",
      "expires": "2026-12-01"
    }
  ]
}
`);
  });

  it('in one line, in no line at all, with tabs, with CRLF and a byte order mark', () => {
    const inline = `[{ "fingerprint": "${entry.fingerprint}", "reason": "a demo of the recorder", "expires": "2026-12-01" }]`;
    expect(add('{"failOn": "low"}')).toBe(`{"failOn": "low", "allow": ${inline}}`);
    expect(add('{}')).toBe(
      newConfigWith(entry)
        .replace(/\n {2}"\$schema".*/, '')
        .trimEnd(),
    );
    expect(add('{\n\t"failOn": "low"\n}')).toContain('\n\t"allow": [\n\t\t{\n\t\t\t"fingerprint"');
    const dos = add('\uFEFF{\r\n  "failOn": "low"\r\n}\r\n');
    expect(dos.startsWith('\uFEFF{\r\n  "failOn": "low",\r\n  "allow": [\r\n    {\r\n')).toBe(true);
    expect(dos.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('in package.json', () => {
    const after = add(
      '{\n  "name": "a",\n  "leakcheck": {\n    "allow": []\n  },\n  "version": "1.0.0"\n}\n',
      'package.json',
    );
    expect(after).toBe(`{
  "name": "a",
  "leakcheck": {
    "allow": [
      {
        "fingerprint": "${entry.fingerprint}",
        "reason": "a demo of the recorder",
        "expires": "2026-12-01"
      }
    ]
  },
  "version": "1.0.0"
}
`);
  });

  it('sorted among others, laid out like them', () => {
    const other = (digit: string): string =>
      `{ "fingerprint": "lc1:path-home-directory:${digits(digit)}", "reason": "another demo", "expires": "2026-12-01" }`;
    const text = `{\n  "allow": [\n    ${other('1')},\n    ${other('9')}\n  ]\n}\n`;
    const lines = add(text).split('\n');
    expect(lines).toHaveLength(8);
    expect(lines.slice(2, 5).map((line) => /directory:(\d)/.exec(line)?.[1])).toEqual(['1', '5', '9']);
    expect(lines[3]).toMatch(/^ {4}\{ "fingerprint": .* \},$/);
    const last = add(text.replace(digits('9'), digits('2'))).split('\n');
    expect(last.slice(2, 5).map((line) => /directory:(\d)/.exec(line)?.[1])).toEqual(['1', '2', '5']);
  });

  it('sorted by its rule among exceptions for paths', () => {
    const rule = (id: string): object => ({
      rule: id,
      paths: ['a'],
      reason: 'fixtures of the tests',
      expires: 'never',
    });
    const text = JSON.stringify({ allow: [rule('dev-file-ide'), rule('source-map-unlinked')] }, null, 2);
    const allow: { rule?: string }[] = JSON.parse(add(text)).allow;
    expect(allow.map((one) => one.rule ?? 'new')).toEqual(['dev-file-ide', 'new', 'source-map-unlinked']);
  });

  it('leaves remarks and spare commas of a .jsonc file where they are', () => {
    const text = `{
  // for the demo
  "failOn": "low", // not lower
  "allow": [
    { "rule": "dev-file-ide", "paths": ["a"], "reason": "of the tests", "expires": "never" }, // keep
  ], // all
}`;
    const after = add(text, 'jsonc');
    expect(after).toContain('"never" }, // keep\n    { "fingerprint"');
    expect(after.replace(/\n {4}\{ "fingerprint".*?\},(?=\n)/, '')).toBe(text);
    expect(add('{\n  "failOn": "low" // not lower\n}', 'jsonc')).toContain('"low", // not lower\n  "allow"');
  });

  it('takes the place of the one for the same finding, and keeps what else that says', () => {
    const old = { ...entry, reason: 'an old reason', owner: '@acme/security', packages: ['a'] };
    const after = add(JSON.stringify({ allow: [old] }, null, 2), 'json', { acceptCritical: true });
    expect(JSON.parse(after)).toEqual({ allow: [{ ...old, reason: entry.reason, acceptCritical: true }] });
  });

  it('in any layout leaves the rest as it was', () => {
    const config = fc.record({
      failOn: fc.constantFrom('low', 'high'),
      allow: fc.uniqueArray(fc.constantFrom('0', '3', '7', 'a'), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(config, fc.constantFrom<(number | string)[]>(0, 1, 2, 4, '\t'), ({ failOn, allow }, indent) => {
        const others = allow.map((digit) => ({ ...entry, fingerprint: `lc1:path-home-directory:${digits(digit)}` }));
        const after = add(JSON.stringify({ failOn, allow: others }, null, indent));
        const read: { failOn: string; allow: (typeof entry)[] } = JSON.parse(after);
        expect(read.failOn).toBe(failOn);
        expect(read.allow).toHaveLength(others.length + 1);
        expect(read.allow).toEqual(expect.arrayContaining([...others, entry]));
      }),
    );
  });

  it('in what is no configuration', () => {
    expect(mistakeOf(() => add('[]')).message).toContain('the configuration is no object');
    expect(mistakeOf(() => add('{"allow": {}}')).message).toContain('"allow" is no list');
    expect(mistakeOf(() => add('{"name": "a"}', 'package.json')).code).toBe('ECONFIG');
  });
});
