/** What leaves the program shows no credential, wherever it stood: a name can be one too. */
import { hidesAny, maskHidden, maskStrings } from './base/hidden.ts';
import type { Report } from './base/types.ts';
import { maskSecrets as maskKnown } from './detect/secret/mask.ts';

/** The text without what is a credential by its form, and without pieces of those that were found. */
export function maskSecrets(text: string): string {
  return maskHidden(maskKnown(text));
}

/** The same report if no text in it holds a credential. Reports are JSON values: their text is all that they are. */
export function maskReport(report: Report): Report {
  const text = JSON.stringify(report);
  const masked = maskKnown(text);
  if (masked === text && !hidesAny()) return report;
  const shown: Report = JSON.parse(masked, maskStrings);
  return shown;
}
