/** Tells real logins in URLs from documentation, templates and demonstrations of URL syntax. */
import { isPlaceholder, isTemplate } from './placeholder.ts';

const WORDS: ReadonlySet<string> = new Set(
  `user username usr login name me you foo bar baz qux test testuser demo root admin administrator guest anonymous pass passwd
   password pwd pw secret token key apikey credentials postgres mysql mongo mongodb redis rabbitmq rabbit amqp db database
   john jane doe alice bob joe hello world changeme change example sample abc xyz a b c p u x y host hunter2 s3cret
   p4ssw0rd passw0rd 1234 12345 123456 12345678 123 myuser mypass mypassword my-password my_password userpass dbuser dbpass
   dbpassword db_user db_pass db_password username1 password1 password123 user1 pass123 letmein unused not-secure insecure notasecret mysecretpassword key_1234 x-oauth-basic x-access-token foobared`.split(
    /\s+/,
  ),
);

/** Slots of format strings and templates, and what stands for a hidden value. */
const SLOT = /[${}<>*[\]]|%[sdvq@(]|\.\.\.|\u2026|^%[A-Za-z_]{1,64}%$/;

/** `yourStrong(!)Password`, as the documentation of SQL Server has it. */
const YOURS = /^your[\w!@#$().-]{0,24}p[a@]ssw[o0]rd\d{0,4}$/;

const EXAMPLE_HOST =
  /^(?:localhost|host|hostname|server|ip|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[.{0,40}\]|[A-Za-z0-9_-]{1,63}|x\.com|foo\.com|host\.com|domain\.com|website\.com|site\.com|my[\w-]{0,40}\.(?:com|database\.windows\.net)|your.{0,60}|.{0,240}\.(?:local|localhost|test|invalid|example|localdomain|internal))$|(?:^|\.|@)example\.(?:[a-z]{2,4})(?:\.[a-z]{2})?$/i;

/** Schemes of addresses inside of addresses. */
const NO_USER = /^(?:mailto|tel|sip|https?)$/i;

/** `docker://image:tag@sha256:…` names a version, not a host. */
const DIGEST = /^sha(?:1|256|384|512)(?::|$)/;

export type HostClass = 'public' | 'example';

/** Hosts of documentation and of nobody but the reader. */
export function hostClass(host: string): HostClass {
  return EXAMPLE_HOST.test(host.split(',')[0]!) ? 'example' : 'public';
}

/** AWS puts 12 random characters of the account into the names of its database hosts. */
const DATABASE_HOST = /\.([a-z0-9]{12})\.[a-z]{2}(?:-[a-z]{2,9}){1,3}-\d\.[a-z]{3,16}\.amazonaws\.com(?:\.cn)?$/;

/** True for the database of somebody in particular: no made-up host has such a name. */
export function isDatabaseHost(host: string): boolean {
  const account = DATABASE_HOST.exec(host)?.[1] ?? '';
  return /\d/.test(account) && new Set(account.replace(/\d/g, '')).size >= 4;
}

/** True if user, password and host have the form of such: lengths, no leftovers of code. */
export function isLogin(user: string, password: string, host: string): boolean {
  if (user.length > 128 || password.length < 3 || password.length > 256 || host === '') return false;
  if (NO_USER.test(user) || DIGEST.test(host)) return false;
  return /^[\w.[\]:,-]{1,253}$/.test(host) && !/^\d{1,5}$/.test(password);
}

/** True if the login is a word, a slot or a placeholder: nobody can use it. */
export function isStandIn(user: string, password: string, host: string): boolean {
  if (SLOT.test(password) || SLOT.test(user) || SLOT.test(host)) return true;
  if (isTemplate(password) || isPlaceholder(password)) return true;
  const word = password.toLowerCase();
  return (
    WORDS.has(word) ||
    YOURS.test(word) ||
    showsEncoding(word) ||
    word.replace(/pass(?:w(?:or)?d)?|pwd/, 'user') === user.toLowerCase() ||
    word === user.toLowerCase() ||
    (hostClass(host) === 'example' && isWordLike(password))
  );
}

/** `pas%2As`: a word that shows how to write special characters in a URL. */
function showsEncoding(word: string): boolean {
  return word.includes('%') && WORDS.has(word.replace(/%2[0-9a-f]|%3[a-f]|%40|%5[b-e]/g, ''));
}

/** Words and numbers that people make up for examples, and sometimes for real; no words have capitals in rows, twice. */
export function isWordLike(value: string): boolean {
  if (value.length >= 20 || /(?:[A-Z]{2,20}[a-z]{1,20}){2}/.test(value)) return false;
  return /^[a-z]{1,16}(?:[-_.]?[a-z]{1,16}){0,3}[-_.]?\d{0,4}!?$/i.test(value);
}
