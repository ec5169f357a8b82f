/** Pages as istanbul's HTML report lays them out, through the real pass. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/base/limits.ts';
import { Pass, type PassResult } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { detector } from '../../../src/detect/source-map/index.ts';
import { textExpanders } from '../../../src/unpack/expand/index.ts';
import { byteByByte, randomSplits } from '../../support/map-sink.ts';

const SOURCE = `export function a<T>(x: T) {
  // "canary" & more <b> of größe, not &amp;
  if (x === null) return "null";

  return \`x\${x}\`;
}
`;
/** What the report makes of it: escaped, with marks, blank lines filled. */
const SHOWN = SOURCE.replace(/&/g, '&amp;')
  .replace(/</g, '&lt;')
  .replace(/>/g, '&gt;')
  .replace('a&lt;', '<span class="fstat-no" title="function not covered" >a&lt;</span>')
  .replace('if (', '<span class="missing-if-branch" title="if path not taken" >I</span>if (')
  .split('\n')
  .map((line) => (line === '' ? '&nbsp;' : line))
  .join('\n');

function page(name: string, shown: string, end = '</pre></td></tr></table></pre>'): Buffer {
  const head = `<!doctype html>\n<head>\n    <title>Code coverage report for ${name}</title>\n</head><body>`;
  const numbers = `<pre><table class="coverage">\n<tr><td class="line-count quiet"><a name='L1'></a></td>`;
  return Buffer.from(`${head}${numbers}<td class="text"><pre class="prettyprint lang-js">${shown}${end}</body>`);
}

function judge(
  pages: Readonly<Record<string, Buffer>>,
  splits: (bytes: Buffer) => Iterable<Uint8Array> = (bytes) => [bytes],
): PassResult {
  const budget = new Budget();
  const pass = new Pass(makePlan([detector], textExpanders(budget)), budget);
  for (const [path, bytes] of Object.entries(pages)) {
    const writer = pass.open({ path: [path], type: 'file', via: 'tar', size: bytes.length });
    for (const part of splits(bytes)) writer.push(part);
    writer.end();
  }
  return pass.finish(1, 'tarball');
}

/** A page as the default template of jsdoc lays it out. */
function listing(shown: string): Buffer {
  const head =
    '<!DOCTYPE html>\n<head>\n    <title>JSDoc: Source: auth.js</title>\n</head><body><h1>Source: auth.js</h1>';
  return Buffer.from(
    `${head}<article>\n<pre class="prettyprint source linenums"><code>${shown}</code></pre></article>`,
  );
}

const SIZE = Buffer.byteLength(SOURCE);
const EXPECTED = { sources: 1, sourcesWithContent: 1, contentBytes: SIZE, form: 'embedded' };

describe('a page of a coverage report', () => {
  it('is counted as the file that it shows, in every chunking', () => {
    const bytes = page('src/auth.ts', SHOWN);
    const random = Array.from({ length: 20 }, (_, seed) => randomSplits(bytes, seed, 200));
    for (const parts of [[bytes], byteByByte(bytes), ...random]) {
      const { maps, findings } = judge({ 'report/auth.ts.html': bytes }, () => parts);
      expect(maps).toMatchObject([EXPECTED]);
      expect(findings.map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([
        `source-build-stats coverage report: 1 file as text (${SIZE} B)`,
      ]);
    }
  });

  it('is one finding together with the others of its report', () => {
    const pages = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.ts.html`, page(`${name}.ts`, SHOWN)]));
    const { maps, findings } = judge(pages);
    expect(maps).toHaveLength(3);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ locationCount: 3, severity: 'high', severityIfOpen: 'low' });
  });

  it('needs a name and a whole text', () => {
    const cut = page('a.ts', SHOWN, '');
    expect(judge({ a: page('', SHOWN), b: cut, c: page('a.ts', '') }).maps).toEqual([]);
  });
});

describe('a page of documentation with source', () => {
  const bytes = listing(SOURCE.replace(/&/g, '&amp;').replace(/</g, '&lt;'));

  it('is counted as the file that it shows, in every chunking', () => {
    for (const parts of [[bytes], byteByByte(bytes), randomSplits(bytes, 2, 90)]) {
      const { maps, findings } = judge({ 'docs/auth.js.html': bytes }, () => parts);
      expect(maps).toMatchObject([EXPECTED]);
      expect(findings.map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([
        `source-build-stats documentation with source: 1 file as text (${SIZE} B)`,
      ]);
    }
  });

  it('is mild where the file is in the package', () => {
    const { findings } = judge({ 'docs/auth.js.html': bytes, 'src/auth.js': Buffer.from(SOURCE) });
    expect(findings).toMatchObject([{ severity: 'low', severityIfOpen: 'info' }]);
  });

  it('is no page with an example', () => {
    const example = Buffer.from(
      '<pre class="prettyprint"><code>run()</code></pre><pre class="prettyprint source">x</pre>',
    );
    expect(judge({ 'docs/a.html': example }).findings).toEqual([]);
  });
});

/** As most programs escape text in a page. */
const ESCAPED = SOURCE.replace(
  /[&<>"'`=]|[^\0-\x7f]/g,
  (char) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#039;' })[char] ?? `&#x${hexOf(char)};`,
);

function hexOf(char: string): string {
  return char.codePointAt(0)!.toString(16).toUpperCase();
}

describe.each([
  [
    'ESDoc',
    'file/src/auth.js.html',
    `<title data-ice="title">src/auth.js | shop</title>\n<pre class="source-code line-number raw-source-code"><code class="prettyprint linenums" data-ice="content">${ESCAPED}</code></pre>`,
  ],
  [
    'YUIDoc',
    'files/src_auth.js.html',
    `<title>src/auth.js</title><h1 class="file-heading">File: src/auth.js</h1>\n<pre class="code prettyprint linenums">\n${ESCAPED}\n    </pre>`,
  ],
  [
    'Compodoc',
    'classes/Auth.html',
    `<title>shop documentation</title>\n<pre class="line-numbers compodoc-sourcecode"><code class="language-typescript">${ESCAPED}</code></pre>`,
  ],
  [
    'a template of jsdoc',
    'auth.js.html',
    `<title>Source: auth.js</title><article><pre class="prettyprint source lang-js"><code>${ESCAPED}</code></pre>`,
  ],
  [
    'Plato',
    'files/auth_js/index.html',
    `<title>Plato - src/auth.js</title>\n<textarea id="file-source" class="col-md-12">${ESCAPED}</textarea>`,
  ],
])('a page of %s', (_, path, html) => {
  const bytes = Buffer.from(`<!DOCTYPE html>\n<html><head>${html}</html>`);

  it('is counted as the file that it shows, in every chunking', () => {
    for (const parts of [[bytes], byteByByte(bytes), randomSplits(bytes, 3, 90)]) {
      expect(judge({ [path]: bytes }, () => parts).maps).toMatchObject([EXPECTED]);
    }
  });

  it('is mild where the file is in the package', () => {
    const { findings } = judge({ [path]: bytes, 'src/auth.js': Buffer.from(SOURCE) });
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['source-build-stats', 'low']]);
  });

  it('is no page without the text, and not the program that writes it', () => {
    const template = html.replace(ESCAPED, '{{source}}');
    const code = `out = '${html.slice(0, html.indexOf(ESCAPED)).replaceAll('\n', '\\n')}' + text + '</pre></textarea>';`;
    const pages = { a: html.replace(ESCAPED, ''), b: template, 'c.js': code };
    const files = Object.fromEntries(Object.entries(pages).map(([name, text]) => [name, Buffer.from(text)]));
    expect(judge(files).findings).toEqual([]);
  });
});
