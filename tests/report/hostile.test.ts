/** Names and texts that an author of a package controls must not move the cursor, hide text or forge lines. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { escapeName, escapeText } from '../../src/report/escape.ts';
import { FORMATS, FORMATTERS } from '../../src/report/index.ts';
import { judged, report } from '../support/findings.ts';
import { workflowCommands } from '../support/workflow-commands.ts';
import { OPTIONS } from './samples.ts';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['NUL', 'a\u0000b'],
  ['colour', '\u001b[31mred\u001b[0m'],
  ['C1 control sequence', '\u009b2J'],
  ['hyperlink', '\u001b]8;;https://example.org\u0007text\u001b]8;;\u0007'],
  ['line feed', 'a\n✔ pass  nothing leaks'],
  ['carriage return', 'evil\r✔ pass'],
  ['backspace', 'evil\b\b\b\bgood'],
  ['DEL', 'a\u007fb'],
  ['right-to-left override', 'gpj.\u202eexe'],
  ['isolate', '\u2066x\u2069'],
  ['zero-width space', 'pay\u200bpal'],
  ['zero-width joiner', 'a\u200db'],
  ['byte order mark', '\ufeffx'],
  ['line separator', 'a\u2028b'],
  ['paragraph separator', 'a\u2029b'],
  ['next line', 'a\u0085b'],
  ['soft hyphen', 'a\u00adb'],
  ['no-break space', 'a\u00a0b'],
  ['ideographic space', 'a\u3000b'],
  ['Hangul filler', 'a\u3164b'],
  ['tag characters', 'a\u{e0041}b'],
  ['variation selector', 'a\ufe0fb'],
  ['lone surrogate', 'a\ud800b'],
  ['prototype', '__proto__'],
  ['workflow command', '::add-mask::x'],
  ['workflow command on a line of its own', 'a\n::stop-commands::x\r::error::y'],
  ['workflow command in the old form', 'a ##[add-mask]x'],
  ['escaped line feed and command', 'a%0A::error file=x::y'],
  ['end of a table row', 'a | b |\n| c |'],
  ['end of a code span', '`` <img src=x> ```'],
  ['link, mention, reference', '[x](https://example.org) @team #1 </details>'],
];

/** What GitHub would act on outside of code: a tag that we do not write, a link, a mention, a reference. */
const LIVE_MARKDOWN = /(?<!\\)<(?!\/?details>|\/?summary>|br>)|(?<!\\)\]\(|(?:@|(?<!&)#)[a-z0-9]/;

/** Everything a terminal acts on, and everything that hides. */
const ACTIVE = /(?![\n ])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\p{Cs}\p{DI}]/u;

/** Every text of a report that comes from a package, a registry or a user. */
function reportWith(text: string): Report {
  const base = report({
    subject: { name: text, version: text, purl: text, integrity: text, packedBy: text, requestedAs: text },
    visibility: { value: 'closed', proven: false, source: 'detected', reasons: [text] },
    policy: { sources: [{ name: text, sha256: text }] },
    incomplete: [{ code: 'limit', path: [text], detail: text, waivable: true }],
    findings: (['failing', 'warning', 'note'] as const).map((status) =>
      judged('secret-jwt', 'medium', status, {
        message: text,
        details: [text],
        fix: [text],
        data: { [text]: text },
        evidence: { kind: text, prefix: text, length: 9, id: text },
        locations: [
          { path: [text, text], rawName: text, original: { path: text, line: 1, column: 1 } },
          { path: [text] },
        ],
        locationCount: 2,
        fingerprint: `lc1:secret-jwt:${text}`,
      }),
    ),
  });
  return base;
}

/** Code spans end at a fence as long as the one that began them. */
function withoutCode(output: string): string {
  return output.replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

describe.each(FORMATS)('%s', (format) => {
  it.each(HOSTILE)('%s', (_, text) => {
    const unjudged = [{ target: text, code: 'ENOTFOUND', message: text, hint: text }] as const;
    for (const verbose of [false, true]) {
      for (const quiet of [false, true]) {
        for (const unicode of [false, true]) {
          const options = { ...OPTIONS, verbose, quiet, unicode, unjudged };
          const output = FORMATTERS[format]([reportWith(text)], options);
          expect(output).not.toBe('');
          expect(ACTIVE.exec(output)).toBeNull();
          expect(output.split('\n').filter((line) => line.startsWith('✔'))).toEqual([]);
          const commands = workflowCommands(output).map(({ name }) => name);
          expect(commands).toEqual(format === 'github' ? ['error', 'error', 'error'] : []);
          if (format === 'markdown' || format === 'summary') expect(withoutCode(output)).not.toMatch(LIVE_MARKDOWN);
          if (format === 'pretty' && !unicode) expect(output).toMatch(/^[\n\x20-\x7e]*$/);
        }
      }
    }
  });
});

describe('json', () => {
  it.each(HOSTILE)('keeps the exact text: %s', (_, text) => {
    const parsed: unknown = JSON.parse(FORMATTERS.json([reportWith(text)], OPTIONS));
    expect(parsed).toMatchObject({ reports: [{ subject: { name: text }, incomplete: [{ path: [text] }] }] });
  });
});

describe('escaping', () => {
  it('shows the code point', () => {
    expect(escapeText('a\u202eb\u{e0041}')).toBe('a\\u{202e}b\\u{e0041}');
  });

  it('leaves what people write alone', () => {
    const text = 'dist/größe/日本語/файл – “quoted” → ✔ 🎉.js';
    expect(escapeText(text)).toBe(text);
  });

  it('is ASCII only where the terminal is', () => {
    expect(escapeText('größe… · 日', false)).toBe('gr\\u{f6}\\u{df}e... - \\u{65e5}');
  });

  it('shortens long names in the middle', () => {
    const short = escapeName(`start${'x'.repeat(500)}end.js`);
    expect(short.length).toBeLessThanOrEqual(200);
    expect(short).toMatch(/^startx+…x+end\.js$/);
    expect(escapeName('x'.repeat(200))).toBe('x'.repeat(200));
  });

  it('does not cut a character in half', () => {
    expect(escapeName('a'.repeat(98) + '🎉'.repeat(100))).not.toContain('\\u{d8');
    expect(escapeName('🎉'.repeat(200))).toMatch(/^(🎉)+…(🎉)+$/u);
  });
});
