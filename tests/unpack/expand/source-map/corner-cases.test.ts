/** JSON as it should not be: everything readable counts, and what is wrong is said. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { signature, splitAt, walk, type Walked } from '../../../support/map-sink.ts';

const PLAIN = '{"version":3,"sources":["a.ts","b.ts"],"sourcesContent":["one","two\\n"],"names":[],"mappings":"AAAA"}';

function texts(walked: Walked): string[] {
  return walked.children.map(({ bytes }) => bytes.toString());
}

/** Sources, texts and the defect of every map. */
function summary(walked: Walked): string[] {
  return walked.maps.map(({ sources, withContent, malformed, duplicateKeys }) => {
    const defect = malformed ? ` @${malformed.offset} ${malformed.reason}` : '';
    return `${sources}/${withContent}${defect}${duplicateKeys.length > 0 ? ` twice: ${duplicateKeys.join()}` : ''}`;
  });
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
}

describe('before the document', () => {
  it.each([
    ['nothing', ''],
    ['a BOM', '\ufeff'],
    ['blanks', ' \r\n\t'],
    ['the XSSI line', ")]}'\n"],
    ['the XSSI line without its quote', ')]}\n'],
    ['the XSSI line with CRLF', ")]}'\r\n"],
    ['the XSSI line with garbage', ')]}\', "x": {[ \n'],
    ['a BOM and the XSSI line', "\ufeff)]}'\n"],
    ['the XSSI line, blanks and a BOM', ")]}'\n \ufeff"],
  ])('%s', (_, prefix) => {
    const bytes = Buffer.from(prefix + PLAIN);
    const walked = walk(bytes);
    expect(summary(walked)).toEqual(['2/2']);
    expect(walked.raw[1]!.from).toBe(bytes.indexOf('two\\n') + 5);
    for (let at = 0; at <= bytes.length; at++)
      expect(signature(walk(bytes, { chunks: splitAt(bytes, at) }))).toBe(signature(walked));
  });

  it.each([
    ['text', 'x'],
    ['a second XSSI line', ")]}'\n)]}'\nx"],
    ['half an XSSI line', ")]}'"],
    ['a parenthesis', ')'],
    ['NUL', '\0'],
  ])('not a map behind %s', (_, prefix) => {
    const walked = walk(prefix + PLAIN);
    expect([walked.facts, walked.children]).toEqual([[], []]);
    expect(walked.raw).toEqual([{ from: 0, bytes: Buffer.from(prefix + PLAIN) }]);
  });

  it.each([
    ['little-endian with a mark', utf16(PLAIN, 'le', true)],
    ['big-endian with a mark', utf16(PLAIN, 'be', true)],
    ['little-endian', utf16(PLAIN, 'le', false)],
    ['big-endian', utf16(PLAIN, 'be', false)],
  ])('UTF-16, %s', (_, bytes) => {
    const walked = walk(bytes);
    expect([summary(walked), texts(walked), walked.size]).toEqual([['2/2'], ['one', 'two\n'], bytes.length]);
    for (let at = 0; at <= bytes.length; at++)
      expect(signature(walk(bytes, { chunks: splitAt(bytes, at) }))).toBe(signature(walked));
  });
});

describe('strings', () => {
  it('recognises keys written with escapes', () => {
    const json = PLAIN.replace('sourcesContent', 'sources\\u0043ontent').replace('"sources"', '"\\u0073ources"');
    expect(summary(walk(json))).toEqual(['2/2']);
  });

  it('decodes a text of nothing but escapes', () => {
    const text = 'token = "x"; // \u{1f600} é\n';
    const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'));
    const walked = walk(`{"sourcesContent":["${units.map((unit) => `\\u${unit}`).join('')}"]}`);
    expect(texts(walked)).toEqual([text]);
    expect(walked.maps[0]!.contentBytes).toBe(Buffer.byteLength(text));
  });

  it.each([
    ['\\ud800', '\ufffd'],
    ['\\udc00\\ud800', '\ufffd\ufffd'],
    ['\\ud83d\\ud83d\\ude00', '\ufffd\u{1f600}'],
    ['\\ud83dx', '\ufffdx'],
    ['\\ud83d\\n', '\ufffd\n'],
    ['\\ud83d\\u0041', '\ufffdA'],
  ])('a lone surrogate %s counts three bytes', (escaped, text) => {
    const walked = walk(`{"sourcesContent":["${escaped}"]}`);
    expect([texts(walked), walked.maps[0]!.contentBytes]).toEqual([[text], Buffer.byteLength(text)]);
    expect(walked.maps[0]!.malformed).toBeNull();
  });

  it.each([
    ['a raw line feed', 'a\nb', 'a\nb', 1],
    ['NUL', 'a\0b', 'a\0b', 1],
    ['an unknown escape', 'ab\\xc', 'abxc', 3],
    ['half an escape', 'a\\u12', 'a\ufffd', 5],
    ['half an escape before text', 'a\\u12zz', 'a\ufffdzz', 5],
    ['half an escape before an escape', '\\u12\\n', '\ufffd\n', 4],
  ])('reads over %s and says so', (_, body, text, at) => {
    const head = '{"sourcesContent":["';
    const bytes = Buffer.from(`${head}${body}"],"mappings":""}`);
    const walked = walk(bytes);
    expect(texts(walked)).toEqual([text]);
    expect(walked.maps[0]!.malformed).toMatchObject({ offset: head.length + at });
    for (let split = 0; split <= bytes.length; split++) {
      expect(signature(walk(bytes, { chunks: splitAt(bytes, split) }))).toBe(signature(walked));
    }
  });

  it.each([
    ['a byte of its own', [0xff]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a cut character', [0xf0, 0x9f, 0x98]],
  ])('replaces what is no UTF-8: %s', (_, bytes) => {
    const body = Buffer.concat([Buffer.from('ké"').subarray(0, 3), Buffer.from(bytes), Buffer.from('x')]);
    const walked = walk(Buffer.concat([Buffer.from('{"sourcesContent":["'), body, Buffer.from('"]}')]));
    const text = new TextDecoder().decode(body);
    expect(texts(walked)).toEqual([text]);
    expect(walked.maps[0]).toMatchObject({
      contentBytes: Buffer.byteLength(text),
      malformed: { offset: 19, reason: 'a text is no UTF-8' },
    });
  });
});

describe('defects', () => {
  it.each([
    [
      'duplicate texts',
      '{"sourcesContent":["a","b"],"sources":["x"],"sourcesContent":["c"],"mappings":""}',
      '1/3 twice: sourcesContent',
    ],
    [
      'an empty list last',
      '{"sources":["x"],"sourcesContent":["a"],"mappings":"","sourcesContent":[]}',
      '1/1 twice: sourcesContent',
    ],
    [
      'an empty list first',
      '{"sources":["x"],"sourcesContent":[],"mappings":"","sourcesContent":["a"]}',
      '1/1 twice: sourcesContent',
    ],
    ['duplicate sources', '{"sources":["x"],"sources":["y","z"],"mappings":""}', '3/0 twice: sources'],
    ['an escaped duplicate', '{"sources":["x"],"\\u0073ources":["y"],"mappings":""}', '2/0 twice: sources'],
    ['a missing brace', PLAIN.slice(0, -1), `2/2 @${PLAIN.length - 1} it ends early`],
    ['a comma before a brace', `${PLAIN.slice(0, -1)},}`, `2/2 @${PLAIN.length} a comma is left over`],
    ['a comma before a bracket', '{"sourcesContent":["a",],"mappings":""}', '0/1 @23 a comma is left over'],
    ['comments', '{/* "[ */"sourcesContent":[// x"\n"a"],"mappings":""/**/}', '0/1 @1 it holds comments'],
    ['NaN', '{"version":NaN,"sourcesContent":["a"]}', '0/1 @11 a value is no JSON'],
    ['undefined in a list', '{"sourcesContent":[undefined,"a"]}', '0/1 @19 a value is no JSON'],
    ['a missing comma', '{"sourcesContent":["a" "b"] "mappings":""}', '0/2 @23 a comma is missing'],
    ['a missing colon', '{"sourcesContent" ["a"]}', '0/1 @18 a colon is missing'],
    ['code in the middle', '{"sourcesContent":["a",f(),"b"]}', '0/1 @23 a value is neither string, number nor word'],
    ['a lone slash', '{"sourcesContent":["a",/x/,"b"]}', '0/1 @23 a slash stands alone'],
    ['a cut text', '{"sourcesContent":["a","bc', '0/2 @26 it ends early'],
    ['cut positions', '{"version":3,"mappings":"AAAA', '0/0 @29 it ends early'],
    [
      'texts as an object',
      '{"sources":["x","y"],"sourcesContent":{"x":"a","y":"b"}}',
      '2/2 @38 sourcesContent is no array but an object',
    ],
    [
      'texts as a string',
      '{"sources":["x"],"sourcesContent":"a","mappings":""}',
      '1/1 @34 sourcesContent is no array but a string',
    ],
  ])('%s', (_, json, expected) => {
    const bytes = Buffer.from(json);
    const walked = walk(bytes);
    expect(summary(walked)).toEqual([expected]);
    for (let at = 0; at <= bytes.length; at++)
      expect(signature(walk(bytes, { chunks: splitAt(bytes, at) }))).toBe(signature(walked));
  });

  it('keeps what was readable of a map cut at any byte', () => {
    for (let at = 0; at < PLAIN.length; at++) {
      const walked = walk(PLAIN.slice(0, at));
      const readable = PLAIN.slice(0, at).split('"').length;
      expect(walked.maps.length).toBeLessThanOrEqual(1);
      for (const map of walked.maps) expect(map.malformed).toMatchObject({ offset: at, reason: 'it ends early' });
      if (at > PLAIN.indexOf('["a.ts"')) expect(walked.maps).toHaveLength(1);
      if (at > PLAIN.indexOf('one"') + 3) expect(texts(walked)[0]).toBe('one');
      if (readable > 14) expect(walked.maps[0]!.withContent).toBe(2);
      expect(walked.size).toBe(at);
    }
  });

  it.each([
    ['bytes behind the end stay raw', `${PLAIN}\nsecret = {"sourcesContent":["x"]}`, ['2/2']],
    ['a second document is read', `${PLAIN}\n${PLAIN}`, ['2/2', '2/2']],
    [
      'defects stay with their document',
      `{"sourcesContent":["a",]}\n${PLAIN}`,
      ['0/1 @23 a comma is left over', '2/2'],
    ],
    ['no XSSI line behind a document', `${PLAIN})]}'\n${PLAIN}`, ['2/2']],
  ])('%s', (_, json, expected) => {
    expect(summary(walk(json))).toEqual(expected);
  });

  it('does not speak of JSON that is no map', () => {
    for (const json of ['{"compilerOptions":{/* x */},}', '{"sources":["a"],}', '[1,2', '{"version":3', '{"a":f()}']) {
      expect(walk(json).facts).toEqual([]);
    }
  });

  it('goes on raw behind what it cannot read', () => {
    const json = '{"sourcesContent":["a",f(),"npm"]}';
    expect(walk(json).raw.at(-1)).toEqual({ from: 21, bytes: Buffer.from(json.slice(21)) });
  });
});
