/** What the unpacker found odd about the archive itself becomes findings; content decides about everything else. */
import type { ArchiveFact } from '../../base/entry.ts';
import type { Severity } from '../../base/types.ts';
import { defineDetector, type Detector } from '../define.ts';

const SEVERITIES: Readonly<Record<ArchiveFact['rule'], readonly [closed: Severity, open: Severity]>> = {
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
  start: () => ({
    fact(fact, emit) {
      if (fact.kind !== 'archive') return;
      const [severity, severityIfOpen] = SEVERITIES[fact.rule];
      const { rule: ruleId, detail, path, offset } = fact;
      const identity = ruleId === 'archive-metadata' ? 'metadata' : detail;
      const location = { path, offset };
      emit({ ruleId, severity, severityIfOpen, confidence: 'certain', identity, message: detail, location });
    },
  }),
});
