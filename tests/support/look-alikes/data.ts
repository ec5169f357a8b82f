/** JSON and other data of closed packages that shares words, keys or names with source maps and build reports. */
import type { Files } from '../map-package.ts';

const layer = { data: [1, 2, 3], height: 1, id: 1, name: 'ground', type: 'tilelayer', visible: true, width: 3, x: 0 };
const style = { version: 8, sources: { tiles: { type: 'vector', url: 'mapbox://mapbox.streets' } }, layers: [] };
const field = { properties: { title: { type: 'text' }, source: { type: 'keyword' } } };
const range = { start: { line: 1, column: 0 }, end: { line: 1, column: 14 } };
const covered = { path: 'src/a.ts', statementMap: { 0: range }, fnMap: {}, branchMap: {}, s: { 0: 1 }, f: {}, b: {} };
const cell = {
  cell_type: 'code',
  metadata: {},
  outputs: [],
  source: ['import maps\n', 'maps.show("sourcesContent")\n'],
};

const JSON_FILES: Readonly<Record<string, unknown>> = {
  // Games.
  'maps/tiled.json': { version: '1.10', tiledversion: '1.10.2', layers: [layer], tilesets: [{ source: 'a.tsx' }] },
  'maps/tiled-names.json': { version: 1.1, sources: ['grass.png', 'water.png'], layers: [layer], type: 'map' },
  'maps/level.map': { version: 3, name: 'Harbour', sections: { north: [1, 2], south: [3] }, spawn: [4, 5] },
  'maps/sections.map': { version: 3, sections: 12, tiles: 'AAAA,BBBB;CCCC' },
  'maps/keys.map': { version: 3, mappings: { up: 'KeyW', down: 'KeyS' }, names: ['jump'] },
  'maps/gamepad.json': { mappings: [{ button: 0, action: 'jump' }], sources: ['pad'] },
  'maps/ldtk.json': { jsonVersion: '1.5', defs: { layers: [] }, levels: [{ identifier: 'L0', layerInstances: [] }] },
  'maps/atlas.json': {
    frames: { 'a.png': { frame: { x: 0, y: 0, w: 8, h: 8 } } },
    meta: { version: '3', image: 'a.png' },
  },
  // Geography.
  'geo/points.geojson': {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { source: 'survey' } }],
  },
  'geo/world.map': { type: 'FeatureCollection', features: [], sources: ['survey of 1998'] },
  'geo/topology.json': {
    type: 'Topology',
    arcs: [
      [
        [0, 0],
        [1, 9],
      ],
    ],
    objects: { land: { type: 'Polygon', arcs: [[0]] } },
  },
  'geo/style.json': style,
  'geo/style.map': style,
  'geo/tilejson.json': { tilejson: '3.0.0', tiles: ['https://tiles.example.org/{z}/{x}/{y}.pbf'], vector_layers: [] },
  'geo/cesium.json': { version: 1, sources: [{ name: 'terrain', content: 'heights' }], sections: [] },
  'docs/page.json': { version: 1, sections: [{ title: 'Introduction', body: 'Welcome.' }, { title: 'End' }] },
  'docs/references.json': { sections: [{ title: 'Notes', sources: ['Smith 1998'] }], version: 2 },
  'docs/form.json': { version: 3, sections: [{ name: 'address', fields: ['street'] }], file: 'form.pdf' },
  'docs/offsets.json': { version: 2, sections: [{ offset: { x: 1, y: 2 }, map: 'north.png' }] },
  'docs/texts.json': { mappings: 'Mappings', sourcesContent: { title: 'Contents', help: 'What sources hold' } },
  // Package managers and module loaders.
  'data/lock-3.json': { name: 'a', lockfileVersion: 3, packages: { '': { name: 'a' }, 'node_modules/source-map': {} } },
  'data/composer-like.json': { packages: [{ name: 'a/b', source: { type: 'git', reference: 'HEAD' } }] },
  'data/pip-like.json': { _meta: { sources: [{ name: 'index', verify_ssl: true }] }, default: {} },
  'data/deno-like.json': { version: '4', specifiers: { 'jsr:@std/path@1': '1.0.8' }, remote: {} },
  'data/import-map.json': { imports: { 'source-map': '/modules/source-map.js' }, scopes: { '/a/': {} } },
  'data/pnp-like.json': { __info: ['generated'], packageRegistryData: [[null, []]], fallbackPool: [] },
  'data/component.json': { name: 'source-map', version: '0.6.1', files: ['source-map.d.ts', 'lib/', 'dist/a.js.map'] },
  // Texts for people.
  'locales/en.json': { sourcesContent: 'Contents of the sources', mappings: 'Mappings', sources: 'Sources' },
  'locales/de.json': { map: { sources: 'Quellen', sections: 'Abschnitte', version: '3' } },
  'locales/array.json': { sources: ['Newspaper', 'Radio'], sections: ['Front page', 'Sport'], names: ['Anna'] },
  'locales/help.json': { 'sourcesContent.help': 'Embed the text of your sources in the map', sourceRoot: 'Root' },
  // Interfaces and schemas.
  'schema/map.schema.json': {
    type: 'object',
    properties: { version: { const: 3 }, sourcesContent: { type: 'array', items: { type: ['string', 'null'] } } },
  },
  'schema/required.json': { required: ['version', 'sources', 'mappings'], properties: { sourcesContent: {} } },
  'schema/openapi.json': { openapi: '3.1.0', paths: { '/sources': {}, '/mappings': {} }, info: { version: '3' } },
  'schema/openapi-example.json': { components: { examples: { one: { value: { mappings: [], sources: ['crm'] } } } } },
  'schema/graphql.json': { data: { __schema: { types: [{ name: 'Mapping', fields: [{ name: 'mappings' }] }] } } },
  'schema/codegen.json': { schema: 'schema.graphql', mappers: {}, config: { sources: ['a.graphql'], mappings: {} } },
  'schema/avro.json': { type: 'record', name: 'Source', fields: [{ name: 'sourcesContent', type: 'string' }] },
  'schema/tsconfig.json': { compilerOptions: { sourceMap: true, inlineSources: false, sourceRoot: '' } },
  // Search, dashboards, containers, notebooks.
  'search/index.json': { settings: { number_of_shards: 1 }, mappings: field },
  'search/legacy.json': { mappings: { _doc: field }, aliases: {}, version: 3 },
  'search/empty.json': { mappings: {}, sources: [] },
  'search/dashboard.json': {
    version: '8.1.0',
    objects: [{ attributes: { kibanaSavedObjectMeta: { searchSourceJSON: '{"query":{}}' } } }],
  },
  'search/panels.json': { panelsJSON: '[{"version":"8","sources":["logs"],"panelIndex":"1"}]', version: 1 },
  'ops/compose.json': { version: '3', services: { web: { image: 'web', volumes: ['./src:/src'] } } },
  'ops/cloud.json': { Mappings: { RegionMap: { 'eu-1': { AMI: 'image' } } }, Resources: {} },
  'ops/mock.json': { mappings: [{ request: { method: 'GET', url: '/sources' }, response: { status: 200 } }] },
  'notebooks/a.json': { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] },
  'notebooks/b.ipynb': {
    nbformat: 4,
    nbformat_minor: 2,
    metadata: { language_info: { version: '3' } },
    cells: [cell, cell],
  },
  // Reports of builds and tests that carry names or numbers alone.
  'reports/sizes.json': {
    modules: [{ id: 1, name: 'core', size: 12 }],
    chunks: [{ id: 0, files: ['a.js'] }],
    assets: [],
  },
  'reports/licences.json': { modules: [{ name: 'a', source: 'registry', licence: 'MIT' }] },
  'reports/school.json': {
    modules: [
      { name: 'Algebra', source: 'Euclid, Elements', credits: 6 },
      { name: 'Logic', source: '' },
    ],
  },
  'reports/inputs.json': { inputs: { voltage: { bytes: 2 } }, outputs: { current: { bytes: 2 } } },
  'reports/workflow.json': { inputs: { file: { type: 'string', required: true } }, outputs: { url: { value: 'x' } } },
  'reports/covered.json': { 'src/a.ts': { ...covered, path: 'src/a.ts', inputSourceMap: null } },
  'reports/plain.json': { total: { lines: { total: 1, covered: 1, pct: 100 } }, 'src/a.ts': { lines: { pct: 100 } } },
  'reports/files.json': { fileNames: ['holiday.jpg'], fileInfos: { 'holiday.jpg': 'beach' } },
  'reports/vega.json': { $schema: 'vega', data: { values: [] }, mappings: ['x', 'y'], sources: { a: 'b' } },
  'reports/news.json': { sources: ['wire', 'desk'], version: 3, file: 'news.txt', names: ['editor'] },
  'reports/quote.json': { quote: 'She set "sourcesContent": true and went home.' },
};

/** Text that is not JSON, or not quite. */
const TEXTS: Files = {
  'maps/quake.map':
    '{\n"classname" "worldspawn"\n"sources" "light"\n{\n( 0 0 0 ) ( 0 1 0 ) ( 0 0 1 ) BRICK 0 0 0 1 1\n}\n}\n',
  'maps/rogue.map': '##########\n#..@.....#\n#....>...#\n##########\n',
  'maps/linker.map': 'Memory Map\n\nsections:\n .text 0x08000000 0x1234 main.o\n .data 0x20000000 0x10\n',
  'maps/apache.map': 'en /index.en.html\nde /index.de.html\n',
  'maps/module.map': 'framework module Sources {\n  umbrella header "Sources.h"\n  export *\n}\n',
  'maps/image.map': 'default /\nrect /a 0,0 10,10\n',
  'maps/bracket.map': '[sections]\nversion = 3\nsources = a, b\n',
  'maps/empty.map': '',
  'maps/braces.map': '{}\n',
  'maps/list.map': '[]\n',
  'data/yarn-like.txt':
    'source-map@^0.6.1:\n  version "0.6.1"\n  resolved "https://registry.example.org/source-map.tgz"\n',
  'data/pnpm-like.yaml': "lockfileVersion: '9.0'\npackages:\n  source-map@0.6.1:\n    engines: {node: '>=0.10.0'}\n",
  'data/settings.yaml': 'version: 3\nsources:\n  - a\nmappings: AAAA\nsourcesContent: []\n',
  'data/settings.toml': 'version = 3\nsources = ["a"]\nsourcesContent = false\n',
  'data/rows.csv': 'version,sources,sourcesContent,mappings\n3,a,none,AAAA\n',
  'data/lines.ndjson': '{"version":3,"sources":["a"]}\n{"version":3,"sections":{}}\n',
  'ops/compose.yaml': "version: '3'\nservices:\n  web:\n    image: web\n",
};

export const DATA: Files = {
  ...Object.fromEntries(Object.entries(JSON_FILES).map(([path, value]) => [path, JSON.stringify(value, null, 1)])),
  ...TEXTS,
};
