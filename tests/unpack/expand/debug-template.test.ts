/** Templates compiled for debugging, written as their compilers do, through the real pass. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { only, rated, scanPackage } from '../../support/map-package.ts';
import { byteByByte } from '../../support/map-sink.ts';

const TEXT = `//- canary: größe "quoted" \\ </script>
each item in items
  p(title='{a} & b')= item.name
`;
const OTHER = 'p canary two\n';
const BYTES = Buffer.byteLength(TEXT);

function pugString(text: string): string {
  return JSON.stringify(text).replace(/[</>]/g, (char) => `\\u00${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function pug(texts: Readonly<Record<string, string>>): string {
  const members = Object.entries(texts).map(([name, text]) => `${pugString(name)}:${pugString(text)}`);
  return `function template(locals) {var pug_html = "";var pug_debug_filename, pug_debug_line;try {var pug_debug_sources = {${members.join(',')}};
;pug_debug_line = 1;} catch (err) {pug_rethrow(err, pug_debug_filename, pug_debug_line, pug_debug_sources[pug_debug_filename]);};return pug_html;}`;
}

function jade(text: string): string {
  return `function template(locals) {\nvar jade_debug = [ new jade.DebugItem( 1, "a.jade" ) ];\ntry {\n} catch (err) {
  jade.rethrow(err, jade_debug[0].filename, jade_debug[0].lineno, ${JSON.stringify(text)});\n}\n}`;
}

function ejs(text: string): string {
  return `function anonymous(locals, escapeFn, include, rethrow) {\nvar __line = 1\n  , __lines = ${JSON.stringify(text)}\n  , __filename = undefined;\ntry {\n}`;
}

function art(text: string): string {
  const place = 'line:$$line[0]+1,column:$$line[1]+1';
  return `}catch(error){\nthrow {name:'RuntimeError',path:"/a.art",message:error.message,${place},source:${JSON.stringify(text)},stack:error.stack}\n}`;
}

describe('a template compiled for debugging', () => {
  it.each([
    ['Pug', pug({ 'views/a.pug': TEXT })],
    ['Jade', jade(TEXT)],
    ['EJS', ejs(TEXT)],
    ['art-template', art(TEXT)],
  ])('by %s, in every chunking', (_, code) => {
    for (const split of [undefined, byteByByte]) {
      const result = scanPackage({ 'dist/page.js': `module.exports = ${code}` }, {}, split);
      expect(result.maps).toMatchObject([
        { form: 'embedded', sources: 1, sourcesWithContent: 1, contentBytes: BYTES, novel: { sources: 1 } },
      ]);
      expect(only(result, 'source-map-eval-build')).toMatchObject({
        severity: 'high',
        message: `templates compiled for debugging: 1 template as text (${BYTES} B)`,
      });
    }
  });

  it('may include others and lie beside others', () => {
    const bundle = [pug({ 'a.pug': TEXT, 'part.pug': OTHER }), pug({ 'b.pug': '', 'part.pug': OTHER }), jade(TEXT)];
    const { maps } = scanPackage({ 'dist/pages.js': bundle.join('\n') });
    expect(maps).toMatchObject([{ sources: 3, sourcesWithContent: 3, contentBytes: 2 * BYTES + OTHER.length }]);
  });

  it('is mild where the template is in the package', () => {
    const result = scanPackage({ 'dist/page.js': pug({ 'a.pug': TEXT }), 'views/a.pug': TEXT });
    expect(only(result, 'source-map-eval-build').severity).toBe('low');
  });
});

describe('what is no such template', () => {
  it.each([
    [
      'a compiler',
      "js = 'var pug_debug_sources = ' + stringify(sources); ejs = '  , __lines = ' + JSON.stringify(text);",
    ],
    [
      'a compiler, minified',
      String.raw`js="var __line = 1\n  , __lines = "+JSON.stringify(this.text)+"\n  , __filename = "`,
    ],
    ['an empty one', `${pug({})} ${pug({ 'a.pug': '' })} ${ejs('')}`],
    ['one for production', 'function template(locals) {var pug_html = "";pug_html = pug_html + "p";return pug_html;}'],
    ['one with other members', 'var pug_debug_sources = {"a.pug": read("a.pug"), "b": 12};'],
    ['one that breaks off', pug({ 'a.pug': TEXT }).slice(0, 200)],
  ])('%s', (_, code) => {
    const result = scanPackage({ 'dist/page.js': code });
    expect(rated(result)).toEqual([]);
    expect(result.maps).toEqual([]);
  });
});
