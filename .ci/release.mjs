/**
 * `npm run release -- <patch|minor|major|x.y.z>`: makes a release of what is committed, in a folder of its own, and shows
 * it. Only with `--publish` anything leaves that folder. The bytes that are published are those that leakcheck judged.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nextVersion, releaseNotes } from './release-notes.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('start this as `npm run release -- <version>`');

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { publish: { type: 'boolean', default: false }, 'skip-check': { type: 'boolean', default: false } },
});
if (flags.publish && flags['skip-check']) throw new Error('--skip-check is for trying this script out');

function output(cwd, program, ...args) {
  return execFileSync(program, args, { cwd, encoding: 'utf8' }).trim();
}

function run(cwd, ...args) {
  console.log(`== ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [npm, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${args[0]} failed`);
}

/** Release what everybody can see: nothing uncommitted, a version that has no tag. */
async function prepare(wanted) {
  if (output(ROOT, 'git', 'status', '--porcelain') !== '') throw new Error('the checkout has uncommitted changes');
  const { version: current } = JSON.parse(await readFile(`${ROOT}/package.json`, 'utf8'));
  const version = nextVersion(current, wanted);
  if (output(ROOT, 'git', 'tag', '--list', `v${version}`) !== '') throw new Error(`v${version} exists already`);
  return version;
}

/** The commit for the branch: version and changelog. */
async function commitRelease(tree, version) {
  const changelog = await readFile(`${tree}/CHANGELOG.md`, 'utf8');
  const { text, notes } = releaseNotes(changelog, version, new Date().toISOString().slice(0, 10));
  await writeFile(`${tree}/CHANGELOG.md`, text);
  run(tree, 'version', version, '--no-git-tag-version', '--allow-same-version', '--ignore-scripts');
  output(
    tree,
    'git',
    'commit',
    '--quiet',
    '-m',
    `Release ${version}`,
    '--',
    'CHANGELOG.md',
    'package.json',
    'package-lock.json',
  );
  return { commit: output(tree, 'git', 'rev-parse', 'HEAD'), notes };
}

async function sha512(path) {
  return `sha512-${createHash('sha512')
    .update(await readFile(path))
    .digest('base64')}`;
}

/** Packs what was built and tested, and lets leakcheck judge that file. */
async function packAndJudge(tree, folder) {
  const [{ filename }] = JSON.parse(
    output(tree, process.execPath, npm, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  const tarball = join(folder, filename);
  const report = join(folder, 'report.json');
  const judged = spawnSync(process.execPath, ['dist/cli.js', tarball, '--no-config', '-o', report], {
    cwd: tree,
    stdio: 'inherit',
  });
  if (judged.status !== 0) throw new Error('leakcheck does not let this release pass');
  const { reports } = JSON.parse(await readFile(report, 'utf8'));
  const { integrity } = reports[0].subject;
  if (integrity !== (await sha512(tarball))) throw new Error('the tarball changed while it was judged');
  return { tarball, integrity };
}

/** The commit for the tag, on top of the other: the Action's bundle and the licences of what is in it. */
function commitAction(tree, version) {
  output(tree, 'git', 'add', '--force', 'dist/action');
  output(tree, 'git', 'commit', '--quiet', '-m', `Action ${version}`, '--', 'dist/action');
  const added = output(tree, 'git', 'diff', '--name-only', 'HEAD~1').split('\n');
  for (const needed of ['dist/action/index.js', 'dist/action/THIRD-PARTY-LICENSES.txt']) {
    if (!added.includes(needed)) throw new Error(`${needed} is missing`);
  }
  return { commit: output(tree, 'git', 'rev-parse', 'HEAD'), files: added.length };
}

async function publish(tree, version, { branch, release, tagged, tarball, integrity }) {
  output(tree, 'git', 'tag', '--annotate', `v${version}`, '-m', `leakcheck ${version}`, tagged);
  // All or nothing, and before the one step that nobody can take back.
  output(tree, 'git', 'push', '--atomic', 'origin', `${release}:refs/heads/${branch}`, `refs/tags/v${version}`);
  if (integrity !== (await sha512(tarball))) throw new Error('the tarball changed after it was judged');
  run(tree, 'publish', tarball, '--provenance', '--ignore-scripts');
}

async function main() {
  const version = await prepare(positionals[0]);
  const branch = output(ROOT, 'git', 'rev-parse', '--abbrev-ref', 'HEAD');
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'leakcheck-release-')));
  const tree = join(folder, 'tree');
  try {
    output(ROOT, 'git', 'worktree', 'add', '--quiet', '--detach', tree);
    const { commit: release, notes } = await commitRelease(tree, version);
    run(tree, 'ci', '--prefer-offline', '--no-audit', '--no-fund');
    run(tree, 'run', '-s', flags['skip-check'] ? 'build' : 'check');
    if (output(tree, 'git', 'status', '--porcelain') !== '') throw new Error('the build changed committed files');
    const { tarball, integrity } = await packAndJudge(tree, folder);
    const { commit: tagged, files } = commitAction(tree, version);
    console.log(
      `\n${notes}\n\nleakcheck ${version}\n  ${branch}: ${release}\n  v${version}: ${tagged}, with ${files} files of the Action`,
    );
    console.log(`  ${tarball.slice(folder.length + 1)}: ${integrity}`);
    if (flags.publish) await publish(tree, version, { branch, release, tagged, tarball, integrity });
    else console.log('\nA dry run: nothing was pushed, tagged or published. --publish does all three.');
  } finally {
    output(ROOT, 'git', 'worktree', 'remove', '--force', tree);
    await rm(folder, { recursive: true, force: true });
  }
}

await main().catch((error) => {
  process.exitCode = 1;
  console.error(`release: ${error.message}`);
});
