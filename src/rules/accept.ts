/** How to live with a finding, for every text that explains a rule. */
import type { Rule } from './define.ts';

export interface WayToAccept {
  /** What to type. */
  readonly command: string;
  readonly meaning: string;
}

/** From the most to the least specific to the situation. */
export function waysToAccept(rule: Rule): readonly WayToAccept[] {
  if (rule.id === 'scan-incomplete') {
    return [{ command: '--allow-incomplete', meaning: 'gaps that may be waived do not count' }];
  }
  const open = { command: '--visibility open', meaning: 'the source is public anyway' };
  return [
    ...(rule.family === 'scan' ? [] : [oneFinding(rule)]),
    ...(rule.severity === rule.severityIfOpen ? [] : [open]),
    { command: `--rule ${rule.id}=warn`, meaning: 'a warning, never a failure; also info, off' },
  ];
}

function oneFinding({ family }: Rule): WayToAccept {
  const isCredential = family === 'credential' || family === 'key-material';
  const flags = isCredential ? '`--accept-critical` beside `--reason` and `--expires`' : '`--reason` and `--expires`';
  return {
    command: 'leakcheck allow <finding id>',
    meaning: `one finding, in the configuration; needs ${flags}`,
  };
}
