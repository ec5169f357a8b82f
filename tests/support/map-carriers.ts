/** One map in other text, written in many ways. */
import { Buffer } from 'node:buffer';

const TEXT = `import { a } from './a';\n// &<b>&amp; "canary" 'one' \`two\` \${three} \\n é \u{1f600}\nexport const re = /\\\\d+/;\r\n\tdone();\n`;
export const MAP: {
  readonly version: number;
  readonly file: string;
  readonly sources: readonly (string | null)[];
  readonly names: readonly string[];
  readonly mappings: string;
  readonly sourcesContent: readonly (string | null)[];
} = {
  version: 3,
  file: 'out.js',
  sources: ['../src/auth.ts', null, '../src/käse.ts'],
  names: ['a', 'b'],
  mappings: 'AAAA;AACA,SAAS',
  sourcesContent: [TEXT, null, `${TEXT}two`],
};
export const COUNTS = '3/2';
export const BYTES: number = Buffer.byteLength(TEXT) * 2 + 3;

/** A literal in single quotes, as bundlers write it around JSON. */
export function single(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

function template(text: string): string {
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('$', '\\$')}\``;
}

/** As programs write text into a page. */
function escaped(text: string, quote: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? quote);
}

/** A minified object: no quotes around keys, whichever quotes around texts. */
export function objectOf(quote: (text: string) => string): string {
  const list = (texts: readonly (string | null)[]): string =>
    `[${texts.map((text) => (text === null ? 'null' : quote(text))).join(',')}]`;
  return `{version:3,file:"out.js",sources:${list(MAP.sources)},names:["a"],mappings:"AAAA",sourcesContent:${list(MAP.sourcesContent)}}`;
}

/** A text as several literals. */
function pieces(text: string, write: (piece: string) => string, between: string): string {
  return (text.match(/[^]{1,56}/gu) ?? []).map(write).join(between);
}

/** Every line behind a mark. */
function lines(mark: string, text: string): string {
  return text.replaceAll(/^/gm, mark);
}

export const JSON_TEXT: string = JSON.stringify(MAP);
export const PRETTY: string = JSON.stringify(MAP, null, 2);
const LAST = JSON.stringify({ sourcesContent: MAP.sourcesContent, mappings: 'AAAA', sources: MAP.sources, version: 3 });

const OBJECT = objectOf((text) => single(text).replaceAll('\r', '\\r'))
  .replace('version:3,', '')
  .replaceAll(/,(?=names|sources)/g, ',\n  ');

export const CARRIERS: readonly (readonly [string, string])[] = [
  ['an object in code', `var x=1;var m=${JSON_TEXT};run(m)`],
  ['an object with bare keys', `module.exports=${objectOf((text) => JSON.stringify(text))};`],
  ['an object with single quotes', `const m = ${objectOf((text) => single(text).replaceAll('\r', '\\r'))};`],
  ['an object with templates', `const m = ${objectOf((text) => template(text).replaceAll('\r', '\\r'))};`],
  ['JSON.parse of single quotes', `e.exports=JSON.parse(${single(JSON_TEXT)})`],
  ['JSON.parse of double quotes', `e.exports=JSON.parse(${JSON.stringify(JSON_TEXT)})`],
  ['JSON.parse of a template', `e.exports=JSON.parse(${template(JSON_TEXT)})`],
  ['a string in a string', `eval(${JSON.stringify(`JSON.parse(${JSON.stringify(JSON_TEXT)})`)})`],
  ['single quotes in a string', `eval(${JSON.stringify(`JSON.parse(${single(JSON_TEXT)})`)})`],
  ['a pretty printed object', `const m = ${PRETTY};\n`],
  ['a pretty printed literal of single quotes', `const m = ${single(PRETTY)};\n`],
  ['a pretty printed string', `const m = ${JSON.stringify(PRETTY)};\n`],
  ['a string in a document', JSON.stringify({ code: 'x', map: JSON_TEXT })],
  ['sources behind the texts', `const m = ${LAST};`],
  ['sources behind the texts, in a string', `const m = ${JSON.stringify(LAST)};`],
  ['text behind a document', `{"a":[1]} trailing ${JSON_TEXT}`],
  ['a file that begins like JSON', `{ init() { return ${JSON_TEXT}; } }`],
  ['HTML', `<!doctype html><script>window.maps={"a.js":${JSON_TEXT}}</script>`],
  ['an attribute of a page', `<div data-map="${escaped(JSON_TEXT, '&quot;')}"></div><p title="x">`],
  ['an attribute with numbers', `<div data-a='1' data-map="[${escaped(PRETTY, '&#34;')}]"></div>`],
  [
    'an attribute as browsers write it',
    `<div data-map="${JSON_TEXT.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></div>`,
  ],
  ['an element of a page', `<pre>${escaped(LAST, '&#x22;')}</pre>`],
  ['pieces in single quotes', `e.exports=JSON.parse(${pieces(JSON_TEXT, single, ' +\n  ')})`],
  ['pieces with the operator before them', `e.exports=JSON.parse(${pieces(JSON_TEXT, single, '\n  + ')})`],
  ['pieces in templates', `e.exports=JSON.parse(${pieces(JSON_TEXT, template, ' +\n')})`],
  ['pieces in double quotes', `e.exports=JSON.parse(${pieces(JSON_TEXT, JSON.stringify, '+')})`],
  ['pieces that are joined', `e.exports=JSON.parse([${pieces(PRETTY, single, ',\n')}].join(""))`],
  ['pieces that are appended', `let s="";s+=${pieces(JSON_TEXT, JSON.stringify, ';\ns+=')};`],
  ['pieces of C', `const char map[] =\n${pieces(PRETTY, JSON.stringify, '\n')};`],
  ['pieces of a string in a string', `eval(${pieces(JSON.stringify(JSON_TEXT), JSON.stringify, ' + ')})`],
  ['lines that go on', `x='${pieces(JSON_TEXT, (piece) => single(piece).slice(1, -1), '\\\n')}';`],
  ['a string in a string in a string', `eval(${JSON.stringify(JSON.stringify(JSON.stringify(JSON_TEXT)))})`],
  ['a page in a document', JSON.stringify({ page: `<p>é</p><div data-map="${escaped(JSON_TEXT, '&quot;')}">` })],
  ['lines of comments', `x();\n${lines('// ', PRETTY)}\ny();`],
  ['lines of comments in a script', `#!/bin/sh\n${lines('# ', PRETTY)}\n`],
  ['lines of comments that are indented', lines('  ;; ', PRETTY)],
  ['lines of comments in SQL', lines('--', PRETTY)],
  ['code in comments', `x();\n${lines('// ', `m = {\n  version: 3,\n${OBJECT.slice(1)}`)}\n"y";`],
  ['a field of CSV', `a,b\nx,"${JSON_TEXT.replaceAll('"', '""')}"\ny,"z"\n`],
  ['a pretty printed field of CSV', `a,b\r\nx,"${PRETTY.replaceAll('"', '""')}"\r\n`],
  ['a property', `map=${JSON_TEXT.replaceAll(/[\\:=#!]/g, '\\$&')}\nx=y\n`],
  ['a property in lines', `map=${PRETTY.replaceAll(/[\\:=#!]/g, '\\$&').replaceAll('\n', '\\n\\\n')}\nx=y\n`],
  ['binary data', `\0\x01\x02payload${JSON_TEXT}\xff\0`],
];
