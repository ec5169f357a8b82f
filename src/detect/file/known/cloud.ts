/** State of deployment tools: what they wrote down to find their resources again. */
import { latin1 } from '../../latin1.ts';
import { isSecretLike } from '../../secret/literal.ts';
import { isPlaceholder, isTemplate } from '../../secret/placeholder.ts';
import { readAssignments } from '../assignments.ts';
import { grade, KILOBYTE, whenText, type KnownRow } from './define.ts';

const TOKEN = /(?:auth\.token|^[ \t]{0,8}token|SENTRY_AUTH_TOKEN)[ \t]{0,8}=[ \t]{0,8}["']?([^\s"']{16,512})/m;

export const CLOUD_ROWS: readonly KnownRow[] = [
  {
    rule: 'credential-file-cloud-state',
    paths: ['**/*.tfstate', '**/*.tfstate.*'],
    bytes: 64 * KILOBYTE,
    judge: whenText(
      /"terraform_version"|"serial"\s{0,4}:/,
      grade(['critical', 'critical'], 'certain', 'Terraform state: every attribute in clear, secrets included'),
    ),
  },
  {
    rule: 'credential-file-cloud-state',
    paths: ['**/*.tfvars', '**/*.tfvars.json'],
    not: ['**/*example*', '**/*sample*'],
    bytes: 64 * KILOBYTE,
    judge({ bytes }) {
      const assigned = readAssignments(latin1(bytes));
      if (assigned.length === 0) return null;
      return assigned.some(({ name, value }) => isSecretLike(name, value))
        ? grade(['critical', 'critical'], 'certain', 'Terraform variables with a secret in clear')
        : grade(['medium', 'low'], 'certain', 'Terraform variables: names and sizes of your resources');
    },
  },
  {
    rule: 'credential-file-cloud-state',
    paths: ['**/.dev.vars', '**/.dev.vars.*'],
    not: ['**/*{example,sample,template}*'],
    bytes: 64 * KILOBYTE,
    judge({ bytes }) {
      const assigned = readAssignments(latin1(bytes));
      if (assigned.length === 0) return null;
      return assigned.some(({ name, value }) => isSecretLike(name, value))
        ? grade(['critical', 'high'], 'certain', 'local variables of a worker with a secret in clear')
        : grade(['medium', 'low'], 'likely', 'local variables of a worker');
    },
  },
  {
    rule: 'credential-file-cloud-state',
    paths: ['**/firebase-tools.json', '**/.config/configstore/**'],
    bytes: 64 * KILOBYTE,
    judge: whenText(
      /"refresh_token"\s{0,4}:\s{0,4}"1\/\/0[A-Za-z0-9_-]{20,}|"access_token"\s{0,4}:\s{0,4}"ya29\./,
      grade(['critical', 'critical'], 'certain', 'login of a cloud command line: it renews itself until it is revoked'),
    ),
  },
  {
    rule: 'credential-file-cloud-state',
    paths: ['**/sentry.properties', '**/.sentryclirc'],
    bytes: 16 * KILOBYTE,
    judge({ bytes }) {
      const token = TOKEN.exec(latin1(bytes))?.[1];
      if (token === undefined || isPlaceholder(token) || isTemplate(token)) return null;
      return grade(['critical', 'high'], 'certain', 'access token of an error tracker');
    },
  },
];
