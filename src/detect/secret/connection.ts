/** Connection strings of databases: `Server=…;User Id=…;Password=…` as ADO.NET and ODBC read them, `jdbc:sqlserver://…;password=…`. */
import type { Keyword } from '../../base/entry.ts';
import type { Context, Emit, Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { classOf } from './alphabet.ts';
import { reportLogin } from './login-report.ts';
import { kindOf } from './table.ts';

const REACH = 384;

/** What stands behind the operator of an empty field, or of one that the program fills in. */
const endsField = classOf('\u0000- "\'`;<>');

/** The field of the password, behind another one. */
export const CONNECTION_KEYWORDS: readonly Keyword[] = ['Password', 'password', 'PASSWORD', 'Pwd', 'pwd', 'PWD']
  .flatMap((name) => [`;${name}=`, `; ${name}=`])
  .map((text) => ({
    text,
    before: REACH,
    after: REACH,
    guard: (bytes, _start, end) => end >= bytes.length || endsField[bytes[end]!] === 0,
  }));

/** Ends the string that the fields stand in. */
const OUTSIDE = /["'`<>\r\n]|&quot;|(?<!\\)\\[nr"]/;
const HOST_FIELDS = ['server', 'data source', 'datasource', 'address', 'addr', 'network address', 'host', 'hostname'];
const USER_FIELDS = ['user id', 'userid', 'uid', 'user', 'username', 'user name'];
const JDBC = /^jdbc:sqlserver:\/\/([^;]{1,253})$/;

export function judgeConnection(window: Window, context: Context, _now: number, emit: Emit): void {
  const { bytes, at, keyword } = window;
  const before = latin1(bytes.subarray(0, at)).split(OUTSIDE).at(-1)!;
  const behind = latin1(bytes.subarray(at + keyword.length)).split(OUTSIDE, 1)[0]!;
  const [value = '', ...rest] = behind.split(';');
  const fields = new Map([...before.split(';'), ...rest].map(readField));
  const host = valueOf(fields, HOST_FIELDS);
  const user = valueOf(fields, USER_FIELDS);
  if (host === undefined || user === undefined) return;
  const kind = kindOf('secret-sql-connection-string');
  const what = 'user and password in a connection string of a database';
  const login = { user, value: value.trim(), host: hostOf(host) };
  const whole = `${user}:${login.value}@${login.host}`;
  reportLogin({ ...login, whole, kind, what, data: {}, prefix: '', start: at + 1 }, window, context, emit);
}

function readField(text: string): readonly [string, string] {
  const address = JDBC.exec(text.trim())?.[1];
  if (address !== undefined) return ['server', address];
  const split = text.indexOf('=');
  return [text.slice(0, Math.max(0, split)).trim().toLowerCase(), text.slice(split + 1).trim()];
}

function valueOf(fields: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  const name = names.find((one) => (fields.get(one) ?? '') !== '');
  return name === undefined ? undefined : fields.get(name);
}

/** Without protocol, instance and port: `tcp:db.acme.io,1433`, `db.acme.io\\SQLEXPRESS`. */
function hostOf(server: string): string {
  return server.replace(/^(?:tcp|np|lpc|admin):/i, '').replace(/[\\,:].*$/, '');
}
