/** What npm 6 and older wrote into every package.json that it installed, and what release tools write into their own. */
import type { Emit } from '../define.ts';
import type { ManifestFile } from './read.ts';

const KEYS = ['_where', '_args', '_from', '_resolved', '_requiredBy', '_spec', '_shasum'] as const;

export function judgeInstallMetadata({ fields, own, placeOf }: ManifestFile, emit: Emit): void {
  const found = KEYS.filter((key) => Object.hasOwn(fields, key));
  if (found.length > 0) {
    const local = found.includes('_where') || found.includes('_args');
    emit({
      ruleId: 'manifest-install-metadata',
      severity: local ? 'medium' : 'low',
      severityIfOpen: local ? 'low' : 'info',
      confidence: 'certain',
      identity: 'install metadata',
      message:
        'package.json files with what an old npm noted at install: local folders, registries, who asked for them',
      details: [found.join(', ')],
      data: { kind: 'install' },
      location: placeOf(found[0]!),
    });
  }
  if (!own || typeof fields['gitHead'] !== 'string') return;
  emit({
    ruleId: 'manifest-install-metadata',
    severity: 'info',
    confidence: 'certain',
    identity: 'gitHead',
    message: 'package.json names the commit that it was published from',
    data: { kind: 'gitHead' },
    location: placeOf('gitHead'),
  });
}
