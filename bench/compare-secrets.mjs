/**
 * Runs leakcheck and other scanners over the same trees and prints findings and time side by side, as Markdown.
 *
 * npm run bench:compare [-- --write docs/comparison.md <folder or .tgz>…]
 *
 * A scanner is taken from GITLEAKS, TRUFFLEHOG or SECRETLINT (a command; arguments are split at blanks) or from PATH; one
 * that is not there is said. The first tree is made here: one file per credential kind, from the rows of the table.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { ensureBuilt } from '../.ci/fresh.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NOT_RUN = 'not run here';
const TIME_LIMIT = 10 * 60 * 1000;

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'string' } } });
const work = realpathSync(mkdtempSync(join(tmpdir(), 'compare-')));

/** `[file, ...arguments]` of a scanner, or null. */
function commandOf(name) {
  const given = process.env[name.toUpperCase()];
  const command = given === undefined ? [name] : given.split(' ');
  return spawnSync(command[0], [...command.slice(1), '--version']).error === undefined ? command : null;
}

/** Runs a scanner in the tree. Exit codes say what was found; a scanner that prints nothing to read has failed. */
function run([file, ...first], args, cwd) {
  const start = performance.now();
  const { stdout, stderr, error } = spawnSync('/bin/sh', ['-c', '"$@"; times >&2', 'sh', file, ...first, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    timeout: TIME_LIMIT,
    env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=8192' },
  });
  if (error) throw new Error(`${file}: ${error.message} ${stderr}`);
  const [user = 0, system = 0] = [
    ...stderr
      .trimEnd()
      .split('\n')
      .at(-1)
      .matchAll(/(\d+)m([\d.]+)s/g),
  ].map(([, minutes, seconds]) => 60 * Number(minutes) + Number(seconds));
  return { stdout, seconds: (performance.now() - start) / 1000, cpu: user + system };
}

function jsonLines(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/** Every scanner: its version, and a run over a tree that returns the file of each finding. */
const SCANNERS = {
  leakcheck: {
    command: [process.execPath, join(ROOT, 'dist/cli.js')],
    version: (command) => execFileSync(command[0], [...command.slice(1), '--version'], { encoding: 'utf8' }).trim(),
    scan(command, tree) {
      const { stdout, ...time } = run(command, ['--no-config', '--folder', tree, '-f', 'json'], tree);
      const { findings } = JSON.parse(stdout).reports[0].verdict;
      const secrets = findings.filter(({ ruleId }) => /^(?:secret|key)-/.test(ruleId));
      return {
        ...time,
        files: secrets.flatMap(({ locations }) => locations.map(({ path }) => path[0])),
        findings: secrets.length,
        note: `${secrets.filter(({ level }) => level === 'error').length} fail`,
      };
    },
  },
  gitleaks: {
    command: commandOf('gitleaks'),
    version: (command) => execFileSync(command[0], [...command.slice(1), 'version'], { encoding: 'utf8' }).trim(),
    scan(command, tree) {
      const report = join(work, 'gitleaks.json');
      const { stdout: _, ...time } = run(
        command,
        ['dir', tree, '--no-banner', '--report-format', 'json', '--report-path', report],
        tree,
      );
      const found = JSON.parse(readFileSync(report, 'utf8'));
      const generic = found.filter(({ RuleID }) => RuleID === 'generic-api-key').length;
      return {
        ...time,
        files: found.map(({ File }) => File),
        findings: found.length,
        note: `${generic} by generic-api-key`,
      };
    },
  },
  trufflehog: {
    command: commandOf('trufflehog'),
    version: (command) => execFileSync(command[0], [...command.slice(1), '--version'], { encoding: 'utf8' }).trim(),
    scan(command, tree) {
      const { stdout, ...time } = run(
        command,
        ['filesystem', tree, '--json', '--no-verification', '--no-update'],
        tree,
      );
      const found = jsonLines(stdout);
      const files = found.map(({ SourceMetadata }) => SourceMetadata.Data.Filesystem.file);
      return { ...time, files, findings: found.length, note: 'not verified' };
    },
  },
  secretlint: {
    command: commandOf('secretlint'),
    version: (command) => execFileSync(command[0], [...command.slice(1), '--version'], { encoding: 'utf8' }).trim(),
    scan(command, tree) {
      const config = join(work, 'secretlintrc.json');
      writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
      // Through a pipe its report arrives cut off.
      const report = join(work, 'secretlint.json');
      const args = ['--secretlintrc', config, '--format', 'json', '--output', report, '**/*'];
      const { stdout: _, ...time } = run(command, args, tree);
      const found = JSON.parse(readFileSync(report, 'utf8')).flatMap(({ filePath, messages }) =>
        messages.map(() => filePath),
      );
      return { ...time, files: found, findings: found.length, note: 'recommended preset' };
    },
  },
};

/** One file per kind and form, from a seed. Returns the number of files. */
async function plant(folder) {
  const entry = `export { SECRET_KINDS } from './src/rules/secret/kinds/index.ts';
    export { isShaped, samplesOf } from './tests/support/secret-samples.ts';`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { SECRET_KINDS, isShaped, samplesOf } = await import(`data:text/javascript;base64,${code}`);
  let count = 0;
  for (const kind of SECRET_KINDS.filter(
    (one) => isShaped(one) && !one.publicByDesign && one.confidence !== 'possible',
  )) {
    for (const { text } of samplesOf(kind, 'compare')) {
      writeFileSync(
        join(folder, `${String(count++).padStart(4, '0')}.js`),
        `export const value = ${JSON.stringify(text)};\n`,
      );
    }
  }
  return count;
}

function unpack(target) {
  if (statSync(target).isDirectory()) return { name: basename(target), tree: target };
  const tree = join(work, basename(target, '.tgz'));
  mkdirSync(tree);
  execFileSync('tar', ['xzf', target, '-C', tree]);
  return { name: basename(target, '.tgz'), tree };
}

function megabytes(tree) {
  let size = 0;
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += statSync(join(entry.parentPath, entry.name)).size;
  }
  return size / 1e6;
}

function row(name, scanner, { tree, planted }) {
  if (scanner.command === null) return [name, NOT_RUN, '', '', '', ''];
  try {
    const { seconds, cpu, files, findings, note } = scanner.scan(scanner.command, tree);
    const found = new Set(
      files.map((file) => relative(tree, resolve(tree, file))).filter((file) => existsSync(join(tree, file))),
    );
    const share = planted === undefined ? '' : `${found.size} of ${planted}`;
    return [name, `${findings}`, share, `${seconds.toFixed(1)} s`, `${cpu.toFixed(1)} s`, note];
  } catch (error) {
    return [name, 'failed', '', '', '', error.message.split('\n')[0].slice(0, 100)];
  }
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

await ensureBuilt();
try {
  const plantedTree = join(work, 'planted');
  mkdirSync(plantedTree);
  const planted = await plant(plantedTree);
  const trees = [
    { name: `planted: ${planted} credentials, one per file`, tree: plantedTree, planted },
    ...positionals.map((path) => unpack(resolve(path))),
  ];
  const versions = Object.entries(SCANNERS).map(([name, { command, version }]) => [
    name,
    command === null ? NOT_RUN : version(command),
  ]);
  const parts = [
    `Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.`,
    table(['scanner', 'version'], versions),
  ];
  for (const one of trees) {
    const rows = Object.entries(SCANNERS).map(([name, scanner]) => row(name, scanner, one));
    parts.push(`### ${one.name}, ${megabytes(one.tree).toFixed(1)} MB`);
    parts.push(table(['scanner', 'findings', 'planted found', 'wall time', 'CPU time', ''], rows));
  }
  const text = `${parts.join('\n\n')}\n`;
  console.log(text);
  if (options.write !== undefined) {
    const [before] = readFileSync(options.write, 'utf8').split('<!-- measured -->');
    writeFileSync(options.write, `${before}<!-- measured -->\n\n${text}`);
  }
} finally {
  rmSync(work, { recursive: true });
}
