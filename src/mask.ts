/** What leaves the program shows no credential, wherever it stood: a name can be one too. */
import type { Report } from './base/types.ts';
import { maskSecrets } from './detect/secret/mask.ts';

export { maskSecrets };

/** The same report if no text in it holds a credential. Reports are JSON values: their text is all that they are. */
export function maskReport(report: Report): Report {
  const text = JSON.stringify(report);
  const masked = maskSecrets(text);
  if (masked === text) return report;
  const shown: Report = JSON.parse(masked);
  return shown;
}
