/** What only makes sense inside a company's network: hosts, registries, accounts. Each part looks at one kind. */
import { compileGlob } from '../../base/glob.ts';
import { isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import { defineDetector, innerPath, isRealFile, type Detector, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { CLOUD_KEYWORDS, cloudIdentifiers } from './cloud.ts';
import { HOST_KEYWORDS, hostLines } from './host-lines.ts';
import { REGISTRY_KEYWORDS, registryAddresses } from './registry.ts';

const PARTS: readonly (() => Hooks)[] = [hostLines, registryAddresses, cloudIdentifiers];

const MAX_BYTES = 64 * 1024;
const isFirebaseApp = compileGlob('**/{google-services.json,googleservice-info.plist}');

export const detector: Detector = defineDetector({
  name: 'internal',
  rules: ['internal-cloud-identifier', 'internal-hostname', 'internal-registry-url'],
  keywords: [...HOST_KEYWORDS, ...REGISTRY_KEYWORDS, ...CLOUD_KEYWORDS],
  start() {
    const parts = PARTS.map((part) => part());
    return {
      hit(window, emit) {
        for (const part of parts) part.hit?.(window, emit);
      },
      wants: (info) => (isRealFile(info) && isFirebaseApp(innerPath(info.path)) ? MAX_BYTES : 0),
      content(info, { bytes }, emit) {
        if (!namesProject(latin1(bytes))) return;
        emit({
          ruleId: 'internal-cloud-identifier',
          severity: 'medium',
          severityIfOpen: 'low',
          confidence: 'certain',
          identity: pathIdentity(info.path, null),
          message:
            'Firebase settings of an app: project numbers and an API key that is only as safe as its restrictions',
          data: { kind: 'firebase-app' },
          location: { path: info.path },
          cappedByPath: true,
        });
      },
    };
  },
});

/** JSON for Android, a property list for Apple; samples have no key. */
function namesProject(text: string): boolean {
  const settings = parseLooseJson(text);
  if (isJsonObject(settings)) return isJsonObject(settings['project_info']) && text.includes('"current_key"');
  return text.includes('<key>API_KEY</key>') && text.includes('<key>PROJECT_ID</key>');
}
