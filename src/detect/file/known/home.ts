/** Files that belong into a home directory: logins, cluster access, password stores, tunnels. */
import { latin1 } from '../../latin1.ts';
import { hasUrlPassword, isSecretLike } from '../../secret/literal.ts';
import { isPlaceholder, isTemplate } from '../../secret/placeholder.ts';
import { isJsonObject, parseLooseJson } from '../../../base/loose-json.ts';
import { readAssignments } from '../assignments.ts';
import { grade, KILOBYTE, whenMagic, whenText, type KnownRow } from './define.ts';

const STORE = grade(['critical', 'critical'], 'certain', 'store of a password manager or key chain');
const TUNNEL = grade(['critical', 'critical'], 'likely', 'VPN configuration with a private key: it opens the network');
const HASHES = grade(['medium', 'medium'], 'likely', 'password hashes: they can be guessed offline');
const CLUSTER = grade(['critical', 'critical'], 'certain', 'cluster access (kubeconfig) with a key or token');
const ENCRYPTED = grade(
  ['low', 'low'],
  'certain',
  'encrypted secrets: only their password stands between a reader and them',
);

export const HOME_ROWS: readonly KnownRow[] = [
  {
    rule: 'credential-file-home',
    paths: ['**/.git-credentials'],
    bytes: 64 * KILOBYTE,
    judge: ({ bytes }) =>
      latin1(bytes).split('\n').some(hasUrlPassword)
        ? grade(['critical', 'critical'], 'certain', 'stored logins of git: user and token in every line')
        : null,
  },
  {
    rule: 'credential-file-home',
    paths: ['**/kubeconfig', '**/.kube/config', '**/*.kubeconfig'],
    bytes: 256 * KILOBYTE,
    judge: whenText(/(?:client-key-data|token|password):[ \t]{1,4}["']?[A-Za-z0-9+/=._-]{16,}/, CLUSTER),
  },
  {
    rule: 'credential-file-home',
    paths: ['**/*.kdbx', '**/*.keychain-db', '**/*.keychain', '**/*.1pux'],
    bytes: 16,
    judge: whenMagic(['\x03\xd9\xa2\x9a', 'kych', 'PK\x03\x04'], STORE),
  },
  {
    rule: 'credential-file-home',
    paths: ['**/logins.json', '**/*1password*.csv', '**/*{lastpass,bitwarden,passwords}*.csv'],
    bytes: 16 * KILOBYTE,
    judge: whenText(/"encryptedPassword"|^[^\n]{0,500}password[^\n]{0,500}\n[^\n]/i, STORE),
  },
  {
    rule: 'credential-file-home',
    paths: ['**/*.ovpn', '**/wg*.conf', '**/openvpn/**'],
    bytes: 64 * KILOBYTE,
    judge: whenText(/^[ \t]{0,8}PrivateKey[ \t]{0,8}=[ \t]{0,8}[A-Za-z0-9+/]{42}|^<key>\s{0,4}-----BEGIN/m, TUNNEL),
  },
  {
    rule: 'credential-file-home',
    paths: ['**/.htpasswd', '**/*.htpasswd', '**/shadow'],
    bytes: 64 * KILOBYTE,
    judge: whenText(/^[^:\n]{1,64}:(?:\$(?:apr1|2[abxy]|5|6|y)\$|\{SHA\})[^\s:]{8,}/m, HASHES),
  },
  {
    rule: 'credential-file-home',
    paths: ['**/*vault*.{yml,yaml}', '**/values-*.{yml,yaml}', '**/{secrets,secret}.{yml,yaml,json,toml}'],
    bytes: 256 * KILOBYTE,
    judge({ bytes }) {
      const text = latin1(bytes);
      if (text.startsWith('$ANSIBLE_VAULT') || text.includes('ENC[AES256_GCM')) return ENCRYPTED;
      return settings(text).some(([name, value]) => isSecretLike(name, value))
        ? grade(['high', 'high'], 'likely', 'settings file with secrets in clear')
        : null;
    },
  },
  {
    rule: 'credential-file-home',
    paths: ['**/{credentials,token,tokens,auth,service-account*,service_account*,*firebase-adminsdk*}.json'],
    bytes: 64 * KILOBYTE,
    judge: ({ bytes }) =>
      holdsCredential(latin1(bytes)) ? grade(['critical', 'high'], 'likely', 'credential of an account as JSON') : null,
  },
];

const CREDENTIAL_KEYS = ['client_secret', 'refresh_token', 'private_key', 'access_token'] as const;

function holdsCredential(text: string): boolean {
  const parsed = parseLooseJson(text);
  if (!isJsonObject(parsed)) return false;
  const nested = Object.values(parsed).filter(isJsonObject);
  return [parsed, ...nested].some((part) => CREDENTIAL_KEYS.some((key) => isLiteral(part[key])));
}

function isLiteral(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 12 && !isPlaceholder(value) && !isTemplate(value);
}

/** `name: value`, `"name": "value"` and `name = value`, line by line. */
function settings(text: string): [string, string][] {
  const lines = text.replaceAll(/^([ \t]{0,32}(?:- )?)["']?([\w.-]{1,64})["']?[ \t]{0,4}:[ \t]{1,8}/gm, '$2=');
  return readAssignments(lines).map(({ name, value }) => [name, value.replace(/["',]{1,3}$/, '')]);
}
