/** Code and documents about source maps. `@link` stands for the comment's key and `@url` for the head of a data URL. */
import { LINK, type Files } from '../map-package.ts';

const KEY = LINK.replace(/^\S+\s/, '').slice(0, -1);
const TEMPLATES: Readonly<Record<string, string>> = {
  // Makers of the comment: loaders, minifiers, compilers.
  'lib/loader-style.js': 'var c = "/*# @link=@url" + btoa(JSON.stringify(map)) + " */";',
  'lib/loader-css.js':
    'var base64 = btoa(unescape(encodeURIComponent(JSON.stringify(m))));\nvar data = "@url".concat(base64);',
  'lib/loader-template.js': 'return `${css}\\n/*# @link=@url${encoded} */`;',
  'lib/minifier.js': 'code += "\\n//# @link=" + url;\ncode += "//# @link=@url" + to_base64(map);',
  'lib/compiler.js': 'const comment = `//# @link=${options.inline ? `@url${body}` : `${file}.map`}`;',
  'lib/generator.js': "function end(u) { return '//# @link=' + encodeURI(u); }",
  'lib/banner.js': 'append: "\\n/*# @link=[url] */"',
  'lib/plugin.js': 'const DEFAULT = "\\n//# @link=[url]\\n//# sourceURL=[resource-path]";',
  'lib/evaluator.js': 'footer = "\\n//# sourceURL=[module]\\n//# @link=@url";',
  'lib/eval-template.js': 'return `eval(${JSON.stringify(`${body}\\n//# sourceURL=webpack-internal:///${id}`)});`;',
  'lib/postcss.js': 'let text = this.isInline() ? "@url" + this.toBase64(m.toString()) : this.outputFile() + ".map";',
  'lib/charset.js':
    'const prefix = "data:application/json;charset=utf-8;base64,";\nmodule.exports = (x) => prefix + x;',
  'lib/percent.js': 'out += "//# @link=data:application/json;charset=utf-8," + encodeURIComponent(json);',
  'lib/concat.py': 'print("//# @link=%s.map" % name)\n',
  'lib/build.sh': 'echo "//# @link=$NAME.js.map" >> "$OUT"\n',
  'lib/writer.rs': 'write!(f, "//# @link={}", url)?;\n',
  'lib/writer.go': 'fmt.Fprintf(w, "//# @link=%s\\n", name)\n',
  'lib/worker.js': 'new Worker(URL.createObjectURL(new Blob([src + "\\n//# @link=" + mapUrl])));',
  'lib/coverage-template.js':
    'html = `<title>Code coverage report for ${name}</title><pre class="prettyprint lang-js">${text}</pre>`;',
  'lib/coverage-template.hbs': '<title>Code coverage report for {{entity}}</title><pre class="prettyprint">{{x}}</pre>',
  'lib/listing-template.js': 'html += `<pre class="prettyprint source linenums"><code>${escape(code)}</code></pre>`;',
  'lib/listing-template.hbs': '<pre class="prettyprint source linenums"><code>{{{code}}}</code></pre>',
  'lib/listing-template.tmpl': '<pre class="prettyprint source linenums"><code><?js= code ?></code></pre>',
  // Readers of the comment.
  'lib/reader.js': 'const re = /(?:\\/\\/[@#]\\s*@link=([^\\s\'"]+)\\s*$)/gm;',
  'lib/reader-css.js': 'const re = /\\/\\*[#@]\\s*@link=(.*?)\\s*\\*\\//g; text.match(re);',
  'lib/reader-data.js':
    'const re = /^data:application\\/json[^,]*;base64,/;\nconst body = url.slice(url.indexOf(",") + 1);',
  'lib/reader-lookup.js': 'const at = code.lastIndexOf("@link=");\nif (at === -1) return null;',
  'lib/reader-strip.js': 'code = code.replace(/\\n?\\/\\/# @link=.*$/, "");',
  'lib/reader-old.js': 'if (/^\\/\\/@ @link=/.test(line)) warn("//@ @link= is deprecated");',
  'lib/reader-header.js': 'const url = response.headers["x-sourcemap"] || response.headers["sourcemap"];',
  'lib/reader-split.js': 'const [, tail] = line.split("//# @link=");',
  'lib/tester.js': 'assert.equal(strip("a\\n//# @link=a.js.map"), "a");',
  'lib/tester-data.js': 'assert(isInline("//# @link=@url"));\nassert(isInline("//# @link=@url..."));',
  'lib/tester-broken.js': 'const broken = "//# @link=@url!!!";\nconst other = "//# @link=@url{}";',
  'lib/tester-empty.js': 'const none = "//# @link=";\nconst blank = "//# @link= ";',
  // Libraries that name the keys.
  'lib/consumer.js':
    'var c = util.getArg(sourceMap, "sourcesContent", null);\nvar s = util.getArg(sourceMap, "sources");',
  'lib/generator-keys.js':
    'var map = { version: this._version, sources: this._sources.toArray(), names: [], mappings: this._m() };',
  'lib/generator-content.js': 'map.sourcesContent = this._generateSourcesContent(map.sources, map.sourceRoot);',
  'lib/empty.js': 'const EMPTY = { version: 3, sources: [], sourcesContent: [], names: [], mappings: "" };',
  'lib/empty-json.js': 'const EMPTY = JSON.parse(\'{"version":3,"sources":[],"sourcesContent":[],"mappings":""}\');',
  'lib/nulls.js': 'const map = { version: 3, sources: [null], sourcesContent: [null], mappings: "" };',
  'lib/blank.js': 'const map = { version: 3, sources: [""], sourcesContent: [""], mappings: "" };',
  'lib/variable.js': 'return { version: 3, sources: [file], sourcesContent: [code], mappings: encode(lines) };',
  'lib/spread.js': 'Object.assign({}, map, { sourcesContent: [...contents], sources: [...names] });',
  'lib/call.js': 'const map = { sourcesContent: [read("a.js")], sources: [relative("a.js")] };',
  'lib/pushes.js':
    'm.sourcesContent.push(text);\nm.sourcesContent[i] = `${text}\\n`;\nm["sourcesContent"] = ["a;\\n"].concat(x);',
  'lib/loops.js': `m.sourcesContent.forEach((t) => { page += \`${'<p class="a">(b);\n'.repeat(200)}\`; });`,
  'lib/parameter.js': `function f(sources, sourcesContent, page = \`${'<p class="a">(b);\n'.repeat(200)}\`) {}`,
  'lib/settings.yml': 'sourcesContent:\n  - |\n    const a = 1;\n  - "const b = 2;\\n"\n',
  'lib/settings.toml': 'sourcesContent = ["a();\\n", "b();\\n"]\n',
  'lib/conditional.js': 'sourcesContent: [source == null ? null : String(source)],',
  'lib/keys.js': 'const KEYS = ["version", "file", "sources", "sourcesContent", "names", "mappings"];',
  'lib/key-quoted.js': "const K = { 'sourcesContent': ['string', 'null'].includes(kind), 'sources': true };",
  'lib/decorated.js':
    'if (!("sourcesContent" in map) || !Array.isArray(map["sourcesContent"])) throw Error("no sourcesContent");',
  'lib/omit.js': 'const { sourcesContent, ...rest } = map;\ndelete map.sourcesContent;',
  'lib/filter.js': 'JSON.stringify(map, (k, v) => (k === "sourcesContent" ? undefined : v));',
  'lib/base64-key.js': 'const marker = btoa("sourcesContent");\nconst KNOWN = "c291cmNlc0NvbnRlbnQ=";',
  'lib/types.d.ts':
    'export interface RawMap { version: 3; sources: string[]; sourcesContent?: (string | null)[]; mappings: string; }',
  'lib/flow.js': 'type M = {| sourcesContent: Array<string>, sections: Array<{ map: M }> |};',
  'lib/option.js': 'program.option("--sources-content", "embed", { sourcesContent: true, inlineSources: false });',
  'lib/webpack.config.js': 'module.exports = { devtool: false, output: { devtoolModuleFilenameTemplate: "[x]" } };',
  'lib/stats.js': 'const rows = stats.modules.map((m) => ({ name: m.name, source: m.source, size: m.size }));',
  'lib/instrument.js':
    'const data = { statementMap: {}, fnMap: {}, branchMap: {}, inputSourceMap: opts.inputSourceMap };',
  'lib/trailer.js': 'const TRAILER = "\\n---- Bun! ----\\n"; // ends a standalone executable',
  'lib/modules.js': 'const NAME = /^webpack:\\/\\/\\//;\nconst INTERNAL = "webpack-internal:///";',
  // Styles and pages.
  'css/icons.css': 'a{background:url(data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ)}',
  'css/shape.css': 'a{background:url("data:image/svg+xml;utf8,<svg xmlns=\'http://www.w3.org/2000/svg\'/>")}',
  'css/percent.css': 'a{background:url("data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E")}',
  'css/font.css': '@font-face{src:url(data:font/woff2;base64,d09GMgABAAAAAAScAAsAAAAACQAAAARPAAEAAAAAAA)}',
  'css/setting.css': '/* sourceMap: see the manual. @link is written by the tool. */\na{color:red}',
  'html/manual.html': '<p>End the file with <code>//# @link=app.js.map</code></p><script>go()</script>',
  'html/manual-data.html': '<pre>//# @link=@url&lt;base64&gt;</pre><pre>{ "sourcesContent": [ ... ] }</pre>',
  'html/json.html': '<script type="application/json">{"sources":["a"],"version":3}</script>',
  'html/import-map.html': '<script type="importmap">{"imports":{"a":"/a.js"}}</script>',
  'html/picture.html': '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">',
  'html/list.html': '<table class="coverage-summary"><tr><td>Fire</td><td>100%</td></tr></table>',
  // Documents.
  'docs/guide.md': '# Maps\n\nAdd `//# @link=<name>.js.map` to the end.\n\n```\n//# @link=@url...\n```\n',
  'docs/output.md': `The payload is\n\n    ${btoa('{"version":3,"sources":["foo.js","bar.js"],"names":[],"mappings":"AAAA;AACA"}')}\n`,
  'docs/format.md': '```json\n{ "version": 3, "sources": [], "sourcesContent": [], "mappings": "" }\n```\n',
  'docs/option.md': '| `sourcesContent` | `boolean` | Embed the sources. |\n| `@link` | `string` | |\n',
  'docs/changes.md': '- fix: `@link=@url` is no longer doubled (#12)\n- feat: `sourcesContent: null`\n',
  'docs/guide.txt': 'The comment //# @link=url names the map; //# @link=@url[...] holds it.\n',
  'docs/manual.1': '.B sourcesContent\nThe text of the sources.\n.B @link\nWhere the map is.\n',
  'docs/strings.json': '{"hint":"Append //# @link=[file].map","inline":"//# @link=@url"}',
  'lib/pages.js': `export const TITLE = '<title>Code coverage report for ';
export const LISTING = '<pre class="prettyprint source linenums"><code>';
export const END = '</pre>';
export const page = (name, text) => TITLE + name + '</title>' + LISTING + text + END;
`,
};

export const CODE: Files = Object.fromEntries(
  Object.entries(TEMPLATES).map(([path, text]) => [
    path,
    `${text}\n`.replaceAll('@link', KEY).replaceAll('@url', 'data:application/json;base64,'),
  ]),
);
