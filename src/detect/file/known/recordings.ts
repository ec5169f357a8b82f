/** Recorded or saved HTTP requests: the headers of a recording are somebody's session. */
import { latin1 } from '../../latin1.ts';
import { isPlaceholder, isTemplate } from '../../secret/placeholder.ts';
import { grade, KILOBYTE, type Grade, type KnownRow } from './define.ts';

/** `Authorization: Bearer …`, `"name": "Cookie", "value": "…"`, and YAML lists below the name. */
const HEADER =
  /\b(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|x-auth-token)["']?(?:\s{0,8},\s{0,64}"(?:value|type)")?\s{0,8}[:=]\s{0,8}(?:\[\s{0,8})?(?:-\s{1,4})?["']?(?:(?:bearer|basic|token)\s{1,4})?([^\s"',\]]{1,4000})/gi;
const CLEANED = /redact|removed|filtered|scrubbed|hidden|xxx|\{\{|^<|^\*|^\[/i;
const MEGABYTE = 1024 * KILOBYTE;

/** True if one of the headers holds a value that was neither removed nor a variable. */
function holdsSession(text: string): boolean {
  for (const [, value = ''] of text.matchAll(HEADER)) {
    const isLiteral = value.length >= 12 && !CLEANED.test(value) && !isTemplate(value) && !isPlaceholder(value);
    if (isLiteral && /[A-Za-z].*\d|\d.*[A-Za-z]/.test(value)) return true;
  }
  return false;
}

function recording(found: Grade, otherwise: Grade | null): KnownRow['judge'] {
  return ({ bytes }) => (holdsSession(latin1(bytes)) ? found : otherwise);
}

export const RECORDING_ROWS: readonly KnownRow[] = [
  {
    rule: 'credential-file-http-recording',
    paths: ['**/*.har'],
    bytes: 4 * MEGABYTE,
    judge(file) {
      if (!latin1(file.bytes.subarray(0, 4 * KILOBYTE)).includes('"log"')) return null;
      return recording(
        grade(['critical', 'critical'], 'certain', 'HTTP capture (HAR) with credentials or cookies of a session'),
        grade(['medium', 'low'], 'certain', 'HTTP capture (HAR): addresses, requests and answers'),
      )(file);
    },
  },
  {
    rule: 'credential-file-http-recording',
    paths: ['**/*.postman_{collection,environment}.json', '**/insomnia*.json', '**/*.{http,rest,bru}'],
    bytes: MEGABYTE,
    judge: recording(
      grade(['high', 'medium'], 'likely', 'saved requests of an API client with a credential in them'),
      null,
    ),
  },
  {
    rule: 'credential-file-http-recording',
    paths: ['**/{cassettes,__recordings__,__cassettes__}/**'],
    bytes: MEGABYTE,
    judge: recording(
      grade(['high', 'medium'], 'possible', 'recorded requests of tests with a credential in them'),
      null,
    ),
  },
];
