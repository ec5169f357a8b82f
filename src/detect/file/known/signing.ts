/** Signing material that is no key store: profiles, key pairs, passwords of stores. */
import { latin1 } from '../../latin1.ts';
import { isJsonObject, parseLooseJson } from '../../../base/loose-json.ts';
import { isPlaceholder } from '../../secret/placeholder.ts';
import { grade, KILOBYTE, whenMagic, whenText, type KnownRow } from './define.ts';

const SIGNING = grade(
  ['critical', 'high'],
  'certain',
  'key for signing: whoever has it and its password signs in your name',
);

export const SIGNING_ROWS: readonly KnownRow[] = [
  {
    rule: 'key-keystore',
    paths: ['**/*.{mobileprovision,provisionprofile}'],
    bytes: 64 * KILOBYTE,
    judge: whenText(
      /<plist[^>]{0,64}>/,
      grade(['high', 'medium'], 'certain', 'provisioning profile: team, devices and certificates of an app'),
    ),
  },
  {
    rule: 'key-keystore',
    paths: ['**/*.snk'],
    bytes: 16,
    judge: whenMagic(['\x07\x02\0\0\0\x24\0\0RSA2'], grade(['high', 'low'], 'certain', 'strong-name key pair of .NET')),
  },
  { rule: 'key-keystore', paths: ['**/*.pvk'], bytes: 16, judge: whenMagic(['\x1e\xf1\xb5\xb0'], SIGNING) },
  {
    rule: 'key-keystore',
    paths: ['**/{cosign,minisign}.key', '**/*.minisign'],
    bytes: 4 * KILOBYTE,
    judge: whenText(/ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY|^untrusted comment: [^\n]{0,100}secret key/, SIGNING),
  },
  {
    rule: 'key-keystore',
    paths: ['**/credentials.json'],
    bytes: 16 * KILOBYTE,
    judge: ({ bytes }) => (hasStorePassword(latin1(bytes)) ? SIGNING_PASSWORD : null),
  },
];

const SIGNING_PASSWORD = grade(['critical', 'high'], 'likely', 'passwords of an app signing key store');

/** Build credentials of Expo: a key store with its passwords. */
function hasStorePassword(text: string): boolean {
  const settings = parseLooseJson(text);
  const android = isJsonObject(settings) ? settings['android'] : undefined;
  const store = isJsonObject(android) ? android['keystore'] : undefined;
  const password = isJsonObject(store) ? store['keystorePassword'] : undefined;
  return typeof password === 'string' && password !== 'android' && !isPlaceholder(password);
}
