/** What a map says besides source text: names only, absolute paths, addresses, defects, missing links. */
import type { SourceMapFacts, UndecodableMap } from '../../base/entry.ts';
import { plural, size, thousands } from '../../base/numbers.ts';
import { maskUser } from '../../base/source-name.ts';
import type { Location } from '../../base/types.ts';
import type { Emit } from '../define.ts';
import { judgeAddress } from './address.ts';
import type { Reference } from './reference.ts';
import { isAbsolute, isThirdParty } from './source-name.ts';

function isDeclaration({ file, path }: SourceMapFacts): boolean {
  return /\.d\.[cm]?ts(?:\.map)?$/.test(file ?? path.at(-1)!);
}

export function emitPathsOnly(maps: readonly SourceMapFacts[], emit: Emit): void {
  const own = maps.filter((map) => map.names.some((name) => name !== null && !isThirdParty(name)));
  const normal = own.every(isDeclaration);
  const names = maps.reduce((sum, map) => sum + map.names.length, 0);
  for (const map of maps) {
    emit({
      ruleId: 'source-map-paths-only',
      severity: normal ? 'info' : 'low',
      severityIfOpen: 'info',
      confidence: 'certain',
      identity: 'paths-only',
      message: `${plural(maps.length, 'source map')} without content: ${plural(names, 'file name')}, no text`,
      data: { maps: maps.length, names },
      location: { path: map.path },
    });
  }
}

/** Vendor keys of a map that carry more than positions. */
export function emitVendorTexts(maps: readonly SourceMapFacts[], emit: Emit): void {
  for (const { path, vendorTexts } of maps) {
    for (const { key, bytes } of vendorTexts) {
      emit({
        ruleId: 'source-map-paths-only',
        severity: 'low',
        severityIfOpen: 'info',
        confidence: 'likely',
        identity: `text under ${key}`,
        message: `the key ${JSON.stringify(key)}, which no standard knows, holds ${size(bytes)} of text`,
        data: { key, bytes },
        location: { path },
      });
    }
  }
}

/** Absolute names below one folder: one cause, however many maps repeat them. */
interface AbsoluteFolder {
  readonly example: string;
  names: number;
  readonly maps: SourceMapFacts[];
}

function absoluteFolders(maps: readonly SourceMapFacts[]): Map<string, AbsoluteFolder> {
  const folders = new Map<string, AbsoluteFolder>();
  for (const map of maps) {
    for (const name of [...map.names, ...map.sourceRoots].filter(isAbsolute)) {
      const example = maskUser(name);
      const key = example.split(/[\\/]/, 4).join('/');
      const known = folders.get(key);
      if (!known) folders.set(key, { example, names: 1, maps: [map] });
      else {
        known.names++;
        if (known.maps.at(-1) !== map) known.maps.push(map);
      }
    }
  }
  return folders;
}

export function emitAbsolutePaths(maps: readonly SourceMapFacts[], emit: Emit): void {
  for (const [folder, { example, names, maps: carriers }] of absoluteFolders(maps)) {
    for (const { path } of carriers) {
      emit({
        ruleId: 'source-map-absolute-path',
        severity: 'medium',
        severityIfOpen: 'low',
        confidence: 'certain',
        identity: folder,
        message: `${plural(names, 'absolute path')} of the build machine, e.g. ${example}`,
        data: { names },
        location: { path },
      });
    }
  }
}

function emitAddress(text: string, kind: string, location: Location, emit: Emit): void {
  const address = judgeAddress(text);
  if (!address) return;
  emit({
    ruleId: 'source-map-remote-reference',
    severity: address.severity,
    severityIfOpen: address.severityIfOpen,
    confidence: 'likely',
    identity: `${kind} ${address.what} ${address.host ?? 'local'}`,
    message: `${kind} points to ${address.what}${address.host === null ? '' : `: ${address.host}`}`,
    location,
  });
}

export function emitRemote(maps: readonly SourceMapFacts[], references: readonly Reference[], emit: Emit): void {
  for (const map of maps) {
    for (const root of map.sourceRoots) emitAddress(root, 'sourceRoot', { path: map.path }, emit);
    for (const url of map.sectionUrls) emitAddress(url, 'a section url', { path: map.path }, emit);
  }
  for (const { url, location, certain } of references)
    if (certain) emitAddress(url, 'sourceMappingURL', location, emit);
}

export function emitDangling(references: readonly Reference[], emit: Emit): void {
  for (const { location } of references) {
    emit({
      ruleId: 'source-map-dangling-reference',
      severity: 'info',
      severityIfOpen: 'info',
      confidence: 'likely',
      identity: 'dangling',
      message: `${plural(references.length, 'reference')} to source maps that are not in the package`,
      location,
    });
  }
}

export function emitUnlinked(maps: readonly SourceMapFacts[], emit: Emit): void {
  for (const map of maps) {
    emit({
      ruleId: 'source-map-unlinked',
      severity: map.withContent > 0 ? 'medium' : 'info',
      severityIfOpen: 'info',
      confidence: 'likely',
      identity: 'unlinked',
      message: `${plural(maps.length, 'source map')} that nothing in the package refers to`,
      location: { path: map.path },
    });
  }
}

export function emitDefects(maps: readonly SourceMapFacts[], undecodable: readonly UndecodableMap[], emit: Emit): void {
  const defect = { severity: 'medium', severityIfOpen: 'medium', confidence: 'certain' } as const;
  for (const { path, malformed, sources, withContent, duplicateKeys } of maps) {
    if (malformed) {
      const read = `${thousands(sources)} sources and ${thousands(withContent)} texts were readable`;
      const message = `this source map is damaged at byte ${malformed.offset}: ${malformed.reason}; ${read}`;
      const location = { path, offset: malformed.offset };
      emit({ ...defect, ruleId: 'source-map-malformed', identity: path.join(' > '), message, location });
    }
    if (duplicateKeys.length > 0) {
      const message = `${duplicateKeys.join(', ')} twice in one object: other readers see only the last, all bytes ship`;
      emit({ ...defect, ruleId: 'source-map-duplicate-key', identity: path.join(' > '), message, location: { path } });
    }
  }
  for (const { path, offset, reason } of undecodable) {
    const message = `a data: URL behind sourceMappingURL cannot be read as a source map: ${reason}`;
    const identity = path.join(' > ');
    emit({ ...defect, ruleId: 'source-map-malformed', identity, message, location: { path, offset } });
  }
}
