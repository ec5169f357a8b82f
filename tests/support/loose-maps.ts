/** The texts of a map in other code, other languages and other formats. */
import { Buffer } from 'node:buffer';
import { serialize } from 'node:v8';

type Writer = (texts: readonly string[]) => string | Buffer;

const json = (value: unknown): string => JSON.stringify(value);
const quoted = (quote: string) => (text: string) =>
  `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n')}${quote}`;
const single = quoted("'");
const template = (text: string): string => `\`${text.replaceAll(/[\\`$]/g, '\\$&')}\``;
const raw = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
const list = (texts: readonly string[], write: (text: string) => string = json): string =>
  texts.map((text) => write(text)).join(', ');
const block = (text: string, indent: string): string => `|\n${text.replaceAll(/^(?=.)/gm, indent)}`;
const items = (texts: readonly string[], write: (text: string) => string): string =>
  texts.map((text) => `  - ${write(text)}\n`).join('');
const page = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Code, in which every text is read as it is. */
export const CODE: Readonly<Record<string, Writer>> = {
  'a member': (texts) => `m.sources=["a.ts"];m.sourcesContent=[${list(texts)}];run(m)`,
  'a member in brackets': (texts) => `m["sourcesContent"] = [${list(texts, single)}];`,
  'a member in a template': (texts) => `m[\`sourcesContent\`] = [${list(texts, template)}];`,
  'a computed key': (texts) => `const m = { ['sourcesContent']: [${list(texts)}] };`,
  'a variable': (texts) => `const sourcesContent =\n  [${list(texts, template)}];\n`,
  'elements one by one': (texts) => texts.map((text, i) => `m.sourcesContent[${i}] = ${json(text)};`).join('\n'),
  'elements pushed': (texts) => texts.map((text) => `m.sourcesContent.push(${json(text)});`).join('\n'),
  'elements pushed at once': (texts) => `m.sourcesContent.push(${list(texts)});`,
  'an assigned object': (texts) => `Object.assign({}, m, { sourcesContent: [...m.texts, ${list(texts)}] });`,
  'spread lists': (texts) =>
    `m={sources:["a.ts"],sourcesContent:[...[${list(texts.slice(0, 2))}],...[${list(texts.slice(2))}],...b]}`,
  'lists put together': (texts) =>
    `m.sourcesContent = [].concat([${list(texts.slice(0, 2))}], [${list(texts.slice(2, 3), single)}]).concat([${list(texts.slice(3))}]);`,
  'a list of another name': (texts) => `const list = [${list(texts)}];\nreturn { ...m, sourcesContent: list };`,
  'a list that is named later': (texts) =>
    `use(() => (m.sourcesContent = a.list.concat(b)));\na.list = [${list(texts, single)}]`,
  'a list of two names': (texts) => `const list = m.sourcesContent = [];\nlist.push(${list(texts, template)});`,
  'elements pushed to a list': (texts) =>
    `var list=[];${texts.map((text) => `list.push(${json(text)});`).join('\n')}m={...base,sourcesContent:list};`,
  'elements of a list': (texts) =>
    `${texts.map((text, i) => `list[${i}]=${single(text)};`).join('\n')}\nm["sourcesContent"]=list;`,
  'a call in a literal': (texts) => `m={sources:["a.ts"],sourcesContent:Object.freeze([${list(texts)}])}`,
  'a call with texts': (texts) => `m={version:3,sources:["a.ts"],sourcesContent:Array.of(${list(texts, template)})}`,
  'tagged templates': (texts) => `m={sourcesContent:[${list(texts, (text) => `tag${template(text)}`)}]}`,
  comments: (texts) => `m={"sourcesContent"/* a */: // it's b\n[/* "c" */ ${texts.map(json).join(', // d\n')}]}`,
  'a definition': (texts) => `Object.defineProperty(m, "sourcesContent", { value: [${list(texts)}] })`,
  entries: (texts) => `new Map([["sources", ["a.ts"]], ["sourcesContent", [${list(texts)}]]])`,
  'code in JSON': (texts) => json({ code: `m.sourcesContent=[${list(texts)}];` }),
  'single quotes in JSON': (texts) => json({ code: `m.sourcesContent=[${list(texts, single)}];` }),
  'code in a string': (texts) => `eval(${json(`m.sourcesContent=[${list(texts)}];`)})`,
};

function prefixed(kinds: readonly number[], most: number, length: number): Buffer {
  const [low, one, two] = kinds as [number, number, number];
  if (length <= most) return Buffer.from([low | length]);
  return one > 0 && length < 256 ? Buffer.from([one, length]) : Buffer.from([two, length >> 8, length & 255]);
}

/** A map in a format that has numbers for kinds: of texts, lists and objects. */
function binary(strings: readonly number[], most: number, lists: readonly number[], objects: number): Writer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value);
    return Buffer.concat([prefixed(strings, most, bytes.length), bytes]);
  };
  return (texts) =>
    Buffer.concat([
      Buffer.from([objects | 2]),
      text('version'),
      Buffer.from([3]),
      text('sourcesContent'),
      prefixed(lists, most === 31 ? 15 : 23, texts.length),
      ...texts.map(text),
    ]);
}

const little = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

function bson(texts: readonly string[]): Buffer {
  const document = (parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat([...parts, Buffer.from([0])]);
    return Buffer.concat([little(body.length + 4), body]);
  };
  const elements = texts.map((text, i) => {
    const bytes = Buffer.from(`${text}\0`);
    return Buffer.concat([Buffer.from(`\x02${i}\0`), little(bytes.length), bytes]);
  });
  return document([Buffer.from('\x04sourcesContent\0'), document(elements)]);
}

/** Code that a reader takes apart in another way, or that shows less than it makes. */
export const PARTS: Readonly<Record<string, Writer>> = {
  'texts in parts': (texts) =>
    `m={sourcesContent:[${list(texts, (text) =>
      text
        .split(/(?<=\n)(?=.)/)
        .map(json)
        .join(' +\n'),
    )}]}`,
  'texts with code': (texts) => `m={version:3,sourcesContent:[${list(texts, (text) => `\`${text}\${x}\``)}]}`,
  'lists that are spread': (texts) =>
    `m={...m,sourcesContent:[...a,...b]};const a=[${list(texts.slice(0, 4))}];const b=[${list(texts.slice(4))}];`,
  'a list in an attribute': (texts) => `<m sourcesContent='[${list(texts).replaceAll("'", '&#39;')}]'>`,
};

/** Other languages and formats. */
export const OTHERS: Readonly<Record<string, Writer>> = {
  'a block of YAML': (texts) =>
    `version: 3\nsourcesContent:\n${items(texts, (text) => block(text, '    '))}names: []\n`,
  'YAML without an indent': (texts) =>
    `sourcesContent:\n${texts.map((text) => `- ${block(text, '  ')}`).join('')}x: 1\n`,
  'strings of YAML': (texts) => `"sourcesContent":\n${items(texts, json)}names: []\n`,
  TOML: (texts) => `version = 3\nsourcesContent = [${list(texts)}]\n`,
  'long strings of TOML': (texts) =>
    `sourcesContent = [\n${list(texts, (text) => `"""${text.replaceAll(/["\\]/g, '\\$&')}"""`)}\n]\n`,
  JSON5: (texts) => `{sourcesContent /* a */ : [ // b\n${texts.map(single).join(', // c\n')},\n],}`,
  Python: (texts) => `M = {'version': 3, 'sourcesContent': [None, ${list(texts, single)}]}\n`,
  'a tuple of Python': (texts) => `M = dict(version=3, sourcesContent=(${list(texts, single)}))\n`,
  'long strings of Python': (texts) =>
    `M = {'sourcesContent': [${list(texts, (text) => `'''${text.replaceAll(/[\\']/g, '\\$&')}'''`)}]}\n`,
  PHP: (texts) => `<?php return array('sources' => [], 'sourcesContent' => array(${list(texts, raw)}));`,
  'PHP with numbers': (texts) =>
    `return ['sourcesContent' => [${texts.map((text, i) => `${i} => ${raw(text)}`).join(',\n')}]];`,
  'PHP, serialized': (texts) =>
    `a:1:{s:14:"sourcesContent";a:${texts.length}:{${texts.map((text, i) => `i:${i};s:${Buffer.byteLength(text)}:"${text}";`).join('')}}}`,
  Ruby: (texts) => `M = { :sourcesContent => [${list(texts)}] }\n`,
  Lua: (texts) => `return { version = 3, sourcesContent = { ${list(texts)} } }`,
  MessagePack: binary([0xa0, 0xd9, 0xda], 31, [0x90, 0, 0xdc], 0x80),
  CBOR: binary([0x60, 0x78, 0x79], 23, [0x80, 0x98, 0x99], 0xa0),
  BSON: bson,
  'an object of V8': (texts) => serialize({ version: 3, sourcesContent: texts }),
  'a page in a page': (texts) => `<pre>${page(page(json({ sources: ['a.ts'], sourcesContent: texts })))}</pre>`,
  'numbers for characters': (texts) =>
    `<a b="${json({ sourcesContent: texts }).replaceAll(/[^\w \\]/g, (char) => `&#${char.codePointAt(0)};`)}">`,
  'apostrophes of XML': (texts) =>
    `<a b="{&apos;sourcesContent&apos;:[${page(list(texts, single)).replaceAll("'", '&apos;')}]}">`,
};
