/** Users and passwords in connection strings. */
import { describe, expect, it } from 'vitest';
import { graded } from '../../support/secret-scan.ts';
import { randomText } from '../../support/tokens.ts';

const password = randomText('password', 18);

describe('connection strings of databases', () => {
  const login = `User Id=app;Password=${password}`;

  it.each([
    `new SqlConnection("Server=tcp:db.acme.io,1433;Database=main;${login};Encrypt=true")`,
    `{"Main":"Data Source=db.acme.io\\\\north;${login}"}`,
    `<add connectionString="Database=x; Uid=app; Pwd=${password}; Host=db.acme.io" />`,
    `'jdbc:sqlserver://db.acme.io:1433;databaseName=x;user=app;password=${password};'`,
  ])('%s', (text) => {
    expect(graded(text)).toEqual(['secret-sql-connection-string critical likely']);
  });

  it('are low at home', () => {
    const server = 'myserver.database.windows.net';
    expect(graded(`Server=tcp:${server},1433;${login}`)).toEqual(['secret-sql-connection-string low possible']);
    expect(graded(`Server=localhost,1433;${login}`)).toEqual(['secret-sql-connection-string low possible']);
  });

  it.each([
    'Server=db.acme.io;Database=database;User Id=username;Password=password;Encrypt=true',
    'Server=db.acme.io;User Id=app;Password={your_password};',
    'Server=db.acme.io;User Id=app;Password=${password};',
    'Server=localhost;User Id=sa;Password=mySecret1;',
    'Server=db.acme.io;User Id=sa;Password=yourStrong(!)Password;',
    'Server=db.acme.io;User Id=sa;Password=YourStrong!Passw0rd;',
    `Server=db.acme.io;Password=${password}`,
    `User Id=app;Password=${password}`,
    `"Server=db.acme.io;User Id=app"\n;Password=${password}`,
  ])('nothing: %s', (text) => {
    expect(graded(text)).toEqual([]);
  });
});
