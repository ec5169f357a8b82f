/** The first line of a report: what was judged, and as what. Always one line. */
import type { Report, Subject, Visibility } from '../../base/types.ts';
import { plural, size, thousands } from '../../base/numbers.ts';
import type { Look } from './look.ts';
import { showPath } from './place.ts';
import { hang } from './wrap.ts';

/** `@acme/cli 1.2.3 · registry, sha512 verified · 42 files, 1.3 MB · open (MIT, github.com/acme/cli)` */
export function header({ subject, policy, stats }: Report, look: Look): string {
  const parts = [
    `${look.bold(title(subject, look))}${subject.requestedAs === undefined ? '' : `, asked for as ${look.name(subject.requestedAs)}`}`,
    origin(subject, look),
    `${plural(stats.entries, 'file')}, ${size(stats.bytes)}`,
    visibility(policy.visibility, look),
  ];
  return parts.join(look.dim(look.mark.separator));
}

/** Name and version. */
export function title({ name, version }: Subject, look: Look): string {
  return [name === '' ? 'unnamed' : look.name(name), look.name(version)].join(' ').trimEnd();
}

const ORIGIN: Readonly<Record<Subject['source'], string>> = {
  directory: 'directory',
  tarball: 'tarball',
  registry: 'registry',
  remote: 'URL',
  bytes: 'standard input',
  files: 'folder',
};

function origin(subject: Subject, look: Look): string {
  const parts = [ORIGIN[subject.source]];
  if (subject.packedBy !== undefined) parts.push(`packed by ${look.name(subject.packedBy)}`);
  if (subject.declaredIntegrity === 'verified') parts.push('sha512 verified');
  if (subject.declaredIntegrity === 'weak') parts.push('only a sha1 was declared');
  const fetched = subject.source === 'registry' || subject.source === 'remote';
  if (subject.declaredIntegrity === 'none' && fetched) parts.push('no integrity declared');
  return parts.join(', ');
}

function visibility({ value, proven, reasons }: Visibility, look: Look): string {
  const word = proven ? value : `${value}, unproven`;
  return reasons.length === 0 ? word : `${word} (${reasons.map(look.name).join(', ')})`;
}

/** What `--verbose` adds below the header. */
export function particulars({ subject, policy, stats, inventory }: Report, look: Look): string[] {
  const line = (label: string, text: string): string[] => hang(`  ${label.padEnd(10)} `, text, look.width);
  const gate = policy.failOn === 'never' ? 'only rules set to error fail' : `fails on ${policy.failOn} and graver`;
  const off = policy.rulesOff.length === 0 ? 'no rule is off' : `off: ${policy.rulesOff.join(', ')}`;
  const read = [
    `${thousands(stats.virtualEntries)} decoded from others`,
    `${plural(stats.suppressed, 'placeholder')} ignored`,
  ];
  return [
    ...line('purl', look.name(subject.purl)),
    ...line('integrity', look.name(subject.integrity)),
    ...line('policy', `${gate}${policy.strict ? ', strict' : ''}, ${off}`),
    ...policy.sources.flatMap(({ name, sha256 }) => line('config', `${look.name(name)} sha256 ${look.name(sha256)}`)),
    ...line('read', `${plural(stats.entries, 'file')}, ${size(stats.bytes)}, ${read.join(', ')}`),
    ...inventory.sourceMaps.flatMap((map) =>
      line(
        'map',
        `${showPath(map.path, look)}  ${plural(map.sources, 'source')}, ${thousands(map.sourcesWithContent)} with text, ${size(map.contentBytes)}`,
      ),
    ),
  ];
}
