/** A package from an empty folder to the registry, as somebody does it who meets leakcheck for the first time. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { sha512, startPackageRig, type PackageRig } from '../support/package-rig.ts';

const SOURCE = `/** The margin of large customers is nobody's business. */
export function price(amount: number): number {
  return amount > 1000 ? amount * 0.7 : amount;
}
`;
const BUILD = 'esbuild src/index.ts --bundle --platform=node --outfile=dist/index.js';

let rig: PackageRig;
let cwd: string;
let tools: string;
const session: string[] = [];

beforeAll(async () => {
  rig = await startPackageRig();
  cwd = rig.make('acme-price', { 'src/index.ts': SOURCE });
  tools = join(rig.folder, 'tools');
  mkdirSync(tools);
  symlinkSync(resolve('node_modules/esbuild/bin/esbuild'), join(tools, 'esbuild'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', rig.folder];
  execFileSync('npm', pack, { stdio: 'ignore' });
});

afterAll(async () => {
  const to = process.env['LEAKCHECK_TRANSCRIPT'];
  if (to !== undefined) writeFileSync(to, session.join('\n'));
  await rig.close();
});

/** One line of the session; answers with all that the terminal shows. */
async function type(line: string, exit = 0): Promise<string> {
  const { code, stdout, stderr } = await rig.run(cwd, ['sh', '-c', `${line} 2>&1`], { path: tools });
  const shown = stdout.replaceAll(rig.folder, '…').replaceAll(rig.registry.url, 'http://registry.example.org/');
  session.push(`$ ${line}\n${shown}[exit ${code}]\n`);
  expect(code, stdout + stderr).toBe(exit);
  return stdout.replace(/\s+/g, ' ');
}

const uploads = (): number => rig.registry.requests.filter(({ method }) => method === 'PUT').length;

describe('a new package', () => {
  it('gets the gate with one command, and a second changes nothing', async () => {
    await type('npm init -y');
    await type('npm pkg set license=UNLICENSED main=dist/index.js');
    await type(`npm pkg set scripts.build="${BUILD} --sourcemap" scripts.prepack="npm run build"`);
    await type('npm pkg delete scripts.test');
    const [tarball = ''] = readdirSync(rig.folder).filter((name) => name.endsWith('.tgz'));
    expect(await type(`npm install --save-dev ../${tarball}`)).toContain('added 1 package');
    const written = await type('npx --no-install leakcheck init --yes');
    expect(written).toContain('acme-price: npm, esbuild; closed (license "UNLICENSED")');
    expect(written).toContain('wrote leakcheck.config.json, package.json');
    expect(written).toContain('no "files" in package.json');
    expect(await type('npx --no-install leakcheck init --yes')).toContain('nothing to change');
  });

  it('is said to be unbuilt, and that a script builds it later', async () => {
    const shown = await type('npx --no-install leakcheck', 2);
    expect(shown).toContain('not built: dist/index.js is missing; build first');
    expect(shown).toContain('prepack runs at publish: the hook judges the result');
  });

  it('is stopped with its sources, and the fix is what to add', async () => {
    const shown = await type('npm publish', 1);
    expect(shown).toContain('src/index.ts source-original-files');
    expect(shown).toMatch(/fix package\.json:\d+ add "files": \["dist"\] id/);
    await type('npm pkg set files[0]=dist');
  });

  it('is stopped with its source map, built anew or left over', async () => {
    const shown = await type('npm publish', 1);
    expect(shown).toContain('dist/index.js.map source-map-embedded-source');
    expect(shown).toMatch(
      /fix package\.json:\d+ add "!\*\*\/\*\.map" to "files" package\.json:\d+ or remove --sourcemap from "build" id/,
    );
    await type(`npm pkg set scripts.build="${BUILD}"`);
    expect(await type('npm publish', 1)).toContain('nothing in the package refers to');
    expect(uploads()).toBe(0);
  });

  it('arrives as it was judged once the fix is applied', async () => {
    await type('rm dist/index.js.map');
    const shown = await type('npm publish');
    expect(shown).toContain('✔ pass nothing leaks');
    expect(uploads()).toBe(1);
    const stored = rig.registry.stored('acme-price', '1.0.0');
    const again = await rig.leakcheck(cwd, ['--pack', 'npm', '-f', 'json']);
    const [report] = (JSON.parse(again.stdout) as { readonly reports: readonly Report[] }).reports;
    expect(sha512(stored)).toBe(report?.subject.integrity);
    expect(await type('npx --no-install leakcheck acme-price@1.0.0')).toContain('sha512 verified');
  });

  it('may keep its maps at home: the other fix leaves them out', async () => {
    await type(`npm pkg set scripts.build="${BUILD} --sourcemap" version=1.0.1 files[1]="!**/*.map"`);
    expect(await type('npm publish')).toMatch(/✔ pass/);
    expect(readdirSync(join(cwd, 'dist'))).toContain('index.js.map');
    expect(sha512(rig.registry.stored('acme-price', '1.0.1'))).toMatch(/^sha512-/);
  });
});
