/** The licence texts of everything that was bundled, for dist/THIRD-PARTY-LICENSES.txt. */
import { readFile, readdir } from 'node:fs/promises';

const LICENSE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** Folder of the package that a bundled file belongs to, or null for our own files. */
export function packageFolder(input) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match === null ? null : match[1];
}

async function describe(folder) {
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const files = (await readdir(folder)).filter((name) => LICENSE_FILE.test(name)).toSorted();
  if (typeof manifest.license !== 'string' && files.length === 0) throw new Error(`${folder} states no licence`);
  const texts = await Promise.all(files.map((name) => readFile(`${folder}/${name}`, 'utf8')));
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
  return [title, ...texts.map((text) => text.replaceAll('\r\n', '\n').trim())].join('\n\n');
}

/** One block per package, sorted by folder: equal inputs give equal text. The metafile's paths are relative to `root`. */
export async function thirdPartyLicenses(metafile, root) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
  const blocks = await Promise.all([...folders].toSorted().map((folder) => describe(`${root}/${folder}`)));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `leakcheck contains code of the following packages.${rule}${blocks.join(rule)}\n`;
}
