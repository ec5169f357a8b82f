/** How other programs than bundlers are run so that they leave source behind, and what of it has to be found. */

export interface Sample {
  readonly tool: string;
  readonly option: string;
  readonly script: string;
  /** Forms of the records, sorted. */
  readonly forms: readonly string[];
  /** Not for reports, which are written besides the build. */
  readonly named?: string;
  /** Folder whose files hold what ends up in the package, if it is another form there. */
  readonly from?: string;
  /** How many maps of the package hold that. */
  readonly copies?: number;
  /** Files of the project that a report, or a page or a program, shows from beginning to end, of so many that it lists. */
  readonly shown?: readonly string[];
  readonly listed?: number;
}

export const SAMPLES: readonly Sample[] = [
  {
    tool: 'less',
    option: 'file',
    script: 'mkdir -p $OUT && lessc --source-map --source-map-include-source src/style.less $OUT/a.css',
    forms: ['file'],
    named: 'less',
  },
  {
    tool: 'less',
    option: 'inline',
    script: 'mkdir -p $OUT && lessc --source-map-inline --source-map-include-source src/style.less $OUT/a.css',
    forms: ['inline'],
    named: 'less',
  },
  {
    tool: 'stylus',
    option: 'inline',
    script: 'mkdir -p $OUT && stylus --sourcemap-inline src/style.styl -o $OUT',
    forms: ['inline'],
    named: 'stylus',
  },
  {
    tool: 'postcss',
    option: 'default',
    script: 'postcss src/style.css -o $OUT/a.css',
    forms: ['inline'],
    named: 'postcss',
  },
  {
    tool: 'terser',
    option: 'inline',
    script:
      'mkdir -p $OUT && terser src/price.js src/index.js -c -m -o $OUT/p.js --source-map url=inline,includeSources',
    forms: ['inline'],
    named: 'terser',
  },
  {
    tool: 'uglify-js',
    option: 'file',
    script: 'mkdir -p $OUT && uglifyjs src/price.js src/index.js -o $OUT/p.js --source-map url=p.js.map,includeSources',
    forms: ['file'],
    named: 'uglify-js',
  },
  {
    tool: 'coffeescript',
    option: 'inline',
    script: 'coffee -c -M -o $OUT src/index.coffee',
    forms: ['inline'],
    named: 'coffeescript',
  },
  {
    tool: 'coffeescript',
    option: 'file',
    script: 'coffee -c -m -o $OUT src/index.coffee',
    forms: ['file'],
    named: 'coffeescript',
  },
  {
    tool: 'browserify',
    option: 'debug',
    script: 'mkdir -p $OUT && browserify src/index.js --debug -o $OUT/b.js',
    forms: ['inline'],
    named: 'browserify',
  },
  {
    tool: 'ncc',
    option: 'file',
    script: 'ncc build src/index.js -o $OUT --source-map --no-cache',
    forms: ['file'],
    named: 'ncc',
  },
  {
    tool: 'assemblyscript',
    option: 'file',
    script: 'asc src/add.ts -o $OUT/a.wasm --sourceMap --optimize',
    forms: ['file'],
    named: 'assemblyscript',
  },
  {
    tool: 'assemblyscript',
    option: 'embedded in the module',
    script:
      'asc src/add.ts -o $OUT-b/a.wasm --sourceMap && asc src/add.ts -o $OUT/a.wasm --sourceMap "data:application/json;base64,$(base64 -w0 $OUT-b/a.wasm.map)" && rm -f $OUT/a.wasm.map',
    forms: ['inline'],
    named: 'assemblyscript',
    from: '-b',
  },
  {
    tool: 'asar',
    option: 'archive',
    script: 'ncc build src/index.js -o $OUT-b --source-map --no-cache && asar pack $OUT-b $OUT/app.asar',
    forms: ['file'],
    named: 'ncc',
    from: '-b',
  },
  {
    tool: 'gzip',
    option: 'copy of a map',
    script:
      'mkdir -p $OUT && ncc build src/index.js -o $OUT-b --source-map --no-cache && gzip -c $OUT-b/index.js.map > $OUT/m.gz',
    forms: ['file'],
    named: 'ncc',
    from: '-b',
  },
  {
    tool: 'nyc',
    option: 'instrumented',
    script: 'coffee -c -m -o $OUT-b src/index.coffee && nyc instrument $OUT-b $OUT && rm -f $OUT/*.map',
    // What is measured is mapped to the text, and the instrumented code as well.
    forms: ['embedded', 'inline'],
    named: 'coffeescript',
    from: '-b',
    copies: 2,
  },
  {
    tool: 'nyc',
    option: 'report',
    script: 'nyc --reporter=html --report-dir $OUT --temp-dir $OUT-b node src/index.js',
    forms: ['embedded'],
    shown: ['src/index.js', 'src/price.js'],
  },
  {
    tool: 'c8',
    option: 'report',
    script: 'c8 --reporter=html --reports-dir $OUT --temp-directory $OUT-b node src/index.js',
    forms: ['embedded'],
    shown: ['src/index.js', 'src/price.js'],
  },
  {
    tool: 'eslint',
    option: 'report',
    script:
      'eslint --no-eslintrc --parser-options ecmaVersion:2022 --rule no-console:1 src/*.js -f json -o $OUT/lint.json',
    forms: ['embedded'],
    shown: ['src/index.js'],
    listed: 2,
  },
  {
    tool: 'eslint',
    option: 'log in SARIF',
    // The formatter spoils whatever is not ASCII.
    script: `mkdir -p $OUT && LC_ALL=C tr -cd '\\11\\12\\40-\\176' < documented/tax.js > plain.js && SARIF_ESLINT_EMBED=true eslint --no-eslintrc --rule no-undef:1 plain.js -f @microsoft/eslint-formatter-sarif -o $OUT/lint.sarif`,
    forms: ['embedded'],
    shown: ['plain.js'],
  },
  {
    tool: 'jsdoc',
    option: 'default template',
    script: 'jsdoc -d $OUT documented',
    forms: ['embedded'],
    shown: ['documented/tax.js'],
  },
  {
    tool: 'jsdoc',
    option: 'other template',
    script: 'jsdoc -t node_modules/clean-jsdoc-theme -d $OUT documented',
    forms: ['embedded'],
    shown: ['documented/tax.js'],
  },
  {
    tool: 'yuidoc',
    option: 'default',
    script: 'yuidoc -q -o $OUT documented',
    forms: ['embedded'],
    shown: ['documented/tax.js'],
  },
  {
    tool: 'pug',
    option: 'compileDebug',
    script: `mkdir -p $OUT && node -e 'const code = require("pug").compileFileClient("views/page.pug", { compileDebug: true }); require("fs").writeFileSync(process.env.OUT + "/page.js", "module.exports = " + code)'`,
    forms: ['embedded'],
    shown: ['views/page.pug'],
  },
];
