/** Places: a file that exists for the reader, and beside it the full path into whatever is nested in it. */
import type { EntryPath, Judged, Location, Report } from '../../base/types.ts';
import type { FormatOptions } from '../options.ts';
import { below } from '../checkout-path.ts';
import type { Region, Result, SarifLocation } from './log.ts';
import { plain, uri } from './text.ts';

/** Says where the files of one report lie. */
export interface Base {
  readonly report: Report;
  /** Folder of the package in the checkout, ending with `/`; empty for a package that came as archive. */
  readonly prefix: string;
}

export function baseOf(report: Report, { folderOf }: Pick<FormatOptions, 'folderOf'>): Base {
  const folder = folderOf(report) ?? '';
  return { report, prefix: folder === '' ? '' : `${folder}/` };
}

/** Code scanning wants all four numbers; a place without a line is the start of its file. */
function regionOf({ line = 1, column = 1 }: Partial<Pick<Location, 'line' | 'column'>>): Region {
  return { startLine: line, startColumn: column, endLine: line, endColumn: column };
}

export function locate(location: Location, base: Base): SarifLocation {
  const nested = location.path.length > 1;
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(location.path, base) },
      region: regionOf(nested ? {} : location),
    },
    logicalLocations: [logical(location.path, base)],
  };
}

/** The outermost file: what is inside it has no URI that a viewer could open. */
function fileUri([file]: EntryPath, { prefix }: Base): string {
  return uri(prefix + file);
}

function logical(path: EntryPath, { report }: Base): NonNullable<SarifLocation['logicalLocations']>[number] {
  const inside = path.map(uri);
  return {
    name: inside.at(-1)!,
    fullyQualifiedName: `${report.subject.purl}#${inside.join('#')}`,
    kind: 'resource',
  };
}

/** Where the fixes go, the best one first. Nothing for files outside of the checkout. */
export function locateCauses({ causes = [] }: Judged, { prefix }: Base): Pick<Result, 'relatedLocations'> {
  const relatedLocations = causes.flatMap(({ file, line, edit }) => {
    const path = below(prefix, file);
    if (path === null) return [];
    const physicalLocation = { artifactLocation: { uri: uri(path) }, region: regionOf({ line }) };
    return [{ physicalLocation, message: { text: plain(edit) } }];
  });
  return relatedLocations.length === 0 ? {} : { relatedLocations };
}
