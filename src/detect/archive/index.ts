/** What the unpacker found odd about the archive itself becomes findings; content decides about everything else. */
import type { ArchiveFact } from '../../base/entry.ts';
import type { Severity } from '../../base/types.ts';
import { defineDetector, type Detector, type Emit } from '../define.ts';

type Severities = readonly [closed: Severity, open: Severity];

const SEVERITIES: Readonly<Record<ArchiveFact['rule'], Severities>> = {
  'archive-trailing-data': ['high', 'high'],
  'archive-hidden-entry': ['high', 'high'],
  'archive-ambiguous-entry': ['high', 'high'],
  'archive-duplicate-entry': ['medium', 'medium'],
  'archive-unsafe-path': ['medium', 'medium'],
  'archive-deceptive-name': ['medium', 'medium'],
  'archive-link-entry': ['low', 'low'],
  'archive-metadata': ['low', 'info'],
};

export const detector: Detector = defineDetector({
  name: 'archive',
  rules: [
    'archive-trailing-data',
    'archive-hidden-entry',
    'archive-ambiguous-entry',
    'archive-duplicate-entry',
    'archive-unsafe-path',
    'archive-deceptive-name',
    'archive-link-entry',
    'archive-metadata',
  ],
  start() {
    const copies: ArchiveFact[] = [];
    return {
      fact(fact, emit) {
        if (fact.kind !== 'archive') return;
        if (fact.rule === 'archive-duplicate-entry' && fact.benign) copies.push(fact);
        else report(fact, SEVERITIES[fact.rule], emit);
      },
      /** Whether copies of one path differ is known when all of them were read; inside nested archives it is not. */
      finish({ rewritten }, emit) {
        for (const copy of copies) {
          const differs = copy.path.length > 1 || rewritten.has(copy.path[0]);
          report(copy, differs ? SEVERITIES[copy.rule] : ['info', 'info'], emit);
        }
      },
    };
  },
});

function report(fact: ArchiveFact, [severity, severityIfOpen]: Severities, emit: Emit): void {
  const { rule: ruleId, detail, path, offset } = fact;
  const identity = ruleId === 'archive-metadata' ? 'metadata' : detail;
  const location = { path, offset };
  emit({ ruleId, severity, severityIfOpen, confidence: 'certain', identity, message: detail, location });
}
