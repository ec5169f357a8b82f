/** What running or building a program leaves behind: memory, reports of crashes, settings of the build machine. */
import { latin1 } from '../../latin1.ts';
import { isJsonObject, parseLooseJson } from '../../../base/loose-json.ts';
import type { JsonObject } from '../../../base/types.ts';
import { grade, KILOBYTE, whenMagic, whenText, type Grade, type KnownFile, type KnownRow } from './define.ts';

const HEAP = grade(
  ['critical', 'critical'],
  'certain',
  'heap snapshot: every string the process held, secrets included',
);
export const CORE_DUMP: Grade = grade(
  ['critical', 'critical'],
  'certain',
  'memory dump of a process: everything it held, secrets included',
);
const PROFILE = grade(['low', 'low'], 'certain', 'profile of a run: function names and local paths');
const RESIDUE = grade(
  ['medium', 'medium'],
  'certain',
  'residue of a native build: local paths of compilers and sources',
);
/** e_type of the ELF header and filetype of the Mach-O header. */
const ELF_CORE = 4;
const MACHO_CORE = 4;

/** A dump by its header: the names `core` and `core.js` alone are modules. */
export function isCoreDump(bytes: Uint8Array): boolean {
  const text = latin1(bytes.subarray(0, 18));
  if (text.startsWith('\x7fELF')) return bytes[bytes[5] === 2 ? 17 : 16] === ELF_CORE;
  if (/^[\xcf\xce]\xfa\xed\xfe/.test(text)) return bytes[12] === MACHO_CORE;
  return text.startsWith('MDMP') || /^PAGE(?:DU64|DUMP)/.test(text);
}

export const DEBUG_ROWS: readonly KnownRow[] = [
  {
    rule: 'debug-memory-snapshot',
    paths: ['**/*.{heapsnapshot,heaptimeline}'],
    bytes: 256,
    judge: whenText(/^\s{0,8}\{\s{0,8}"snapshot"\s{0,8}:\s{0,8}\{\s{0,8}"meta"/, HEAP),
  },
  {
    rule: 'debug-memory-snapshot',
    paths: ['**/*.{cpuprofile,heapprofile}', '**/isolate-*-v8.log', '**/flamegraph*.html'],
    bytes: 256,
    judge: whenText(/^\s{0,8}\{\s{0,8}"(?:nodes|head|version)"|^v8-version|<html/i, PROFILE),
  },
  {
    rule: 'debug-memory-snapshot',
    paths: ['**/hs_err_pid*'],
    bytes: 4 * KILOBYTE,
    judge: whenText(/fatal error has been detected by the Java/, CORE_DUMP),
  },
  {
    rule: 'debug-memory-snapshot',
    paths: ['**/report.*.json', '**/*diagnostic-report*.json'],
    bytes: 1024 * KILOBYTE,
    judge({ bytes }) {
      const text = latin1(bytes);
      if (!text.includes('"javascriptStack"') && !text.includes('"dumpEventTime"')) return null;
      return text.includes('"environmentVariables"')
        ? grade(['critical', 'critical'], 'certain', 'diagnostic report of Node: the whole environment of the process')
        : grade(['medium', 'low'], 'certain', 'diagnostic report of Node: host name, addresses, local paths');
    },
  },
  {
    rule: 'debug-build-info',
    paths: ['**/config.gypi'],
    bytes: 64 * KILOBYTE,
    judge: whenText(
      /"nodedir"|node_gyp_dir|user_agent|"prefix"/,
      grade(
        ['medium', 'medium'],
        'certain',
        'settings that node-gyp wrote for one machine: local paths, proxy, npm configuration',
      ),
    ),
  },
  {
    rule: 'debug-build-info',
    paths: ['**/build/**/*.{o,d,tlog,vcxproj}', '**/.deps/**/*.d'],
    bytes: 4 * KILOBYTE,
    judge: isResidue,
  },
  {
    // Libraries with native code have projects that people wrote: those name no folder of a machine.
    rule: 'debug-build-info',
    paths: ['**/*.vcxproj'],
    bytes: 64 * KILOBYTE,
    judge: whenText(
      /node-gyp|binding\.gyp|[A-Za-z]:\\(?:Users|hostedtoolcache|agent|a)\\|\/(?:home|Users)\/\w/,
      RESIDUE,
    ),
  },
  {
    rule: 'debug-build-info',
    paths: [
      '**/{build-info,buildinfo,build_info,env}.json',
      '**/.buildinfo',
      '**/build-manifest.env',
      '**/buildinfo.{txt,properties,yml}',
    ],
    bytes: 64 * KILOBYTE,
    judge: ({ bytes }) => (tellsMachine(latin1(bytes)) ? BUILD_INFO : null),
  },
  {
    rule: 'binary-debug-info',
    paths: ['**/*.pdb', '**/*.dsym/**', '**/*.{dwo,dwp,debug,ilk}'],
    bytes: 64,
    judge: whenMagic(
      [
        'Microsoft C/C++ MSF',
        '\xcf\xfa\xed\xfe',
        '\xce\xfa\xed\xfe',
        '\xca\xfe\xba\xbe',
        '\x7fELF',
        'Microsoft Linker Database',
      ],
      grade(['medium', 'info'], 'certain', 'debug symbols: names, source paths and lines of the program'),
    ),
  },
];

const BUILD_INFO = grade(
  ['medium', 'info'],
  'possible',
  'build information with the machine, user or branch it was built on',
);

function isResidue({ path, bytes }: KnownFile): Grade | null {
  const text = latin1(bytes);
  const lower = path.toLowerCase();
  if (lower.endsWith('.d')) return /^cmd_|:=|\.o:|\.c(?:c|pp)?\b/.test(text) ? RESIDUE : null;
  if (lower.endsWith('.vcxproj')) return text.includes('<Project') ? RESIDUE : null;
  return /^\x7fELF|^[\xcf\xce]\xfa\xed\xfe|^\x64\x86|^\xff\xfe/.test(text) ? RESIDUE : null;
}

const MACHINE_KEY =
  /^(?:host|host_?name|user|user_?name|builder|built_?by|branch|git_?branch|machine|cwd|workspace|agent|node_?name)$/i;

function tellsMachine(text: string): boolean {
  const parsed = parseLooseJson(text);
  if (isJsonObject(parsed)) return [parsed, ...Object.values(parsed).filter(isJsonObject)].some(namesMachine);
  return /^[ \t]{0,8}(?:host|hostname|user|username|builtby|branch)[ \t]{0,4}[=:][ \t]{0,4}\S/im.test(text);
}

function namesMachine(part: JsonObject): boolean {
  return Object.entries(part).some(
    ([key, value]) => MACHINE_KEY.test(key) && typeof value === 'string' && value !== '',
  );
}
