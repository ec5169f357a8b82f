/** Credentials of databases and services in a URL. */
import { defineKinds, type SecretKind } from './define.ts';

export const KINDS: readonly SecretKind[] = [
  ...defineKinds(
    {
      provider: 'MongoDB',
      rule: 'secret-url-credentials',
      page: 'https://www.mongodb.com/docs/manual/tutorial/change-own-password-and-custom-data/',
      revoke: 'by changing the password of the database user',
    },
    [
      {
        id: 'secret-mongodb-uri',
        title: 'connection string with password',
        detector: 'url',
        form: "( 'mongodb+srv://' | 'mongodb://' ) user ':' password '@' host",
        refines: ['secret-generic-url-credentials'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'PostgreSQL',
      rule: 'secret-url-credentials',
      page: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
      revoke: 'by changing the password with `ALTER ROLE`',
    },
    [
      {
        id: 'secret-postgres-uri',
        title: 'connection string with password',
        detector: 'url',
        form: "( 'postgres://' | 'postgresql://' ) user ':' password '@' host",
        refines: ['secret-generic-url-credentials'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'MySQL',
      rule: 'secret-url-credentials',
      page: 'https://dev.mysql.com/doc/refman/8.4/en/alter-user.html',
      revoke: 'by changing the password with `ALTER USER`',
    },
    [
      {
        id: 'secret-mysql-uri',
        title: 'connection string with password',
        detector: 'url',
        form: "'mysql://' user ':' password '@' host",
        refines: ['secret-generic-url-credentials'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'SQL Server',
      rule: 'secret-url-credentials',
      page: 'https://learn.microsoft.com/sql/t-sql/statements/alter-login-transact-sql',
      revoke: 'by changing the password with `ALTER LOGIN`',
    },
    [
      {
        id: 'secret-sql-connection-string',
        title: 'connection string with password',
        detector: 'url',
        form: "( 'Server=' | 'Data Source=' ) host ';User Id=' user ';Password=' password, 'jdbc:sqlserver://' host ';user=' user ';password=' password",
        confidence: 'likely',
        severity: 'critical',
        source: 'provider documentation',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'Redis',
      rule: 'secret-url-credentials',
      page: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
      revoke: 'by changing the password with `ACL SETUSER`',
    },
    [
      {
        id: 'secret-redis-uri',
        title: 'connection string with password',
        detector: 'url',
        form: "( 'redis://' | 'rediss://' ) user? ':' password '@' host",
        refines: ['secret-generic-url-credentials'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds(
    {
      provider: 'RabbitMQ',
      rule: 'secret-url-credentials',
      page: 'https://www.rabbitmq.com/docs/access-control',
      revoke: 'with `rabbitmqctl change_password`',
    },
    [
      {
        id: 'secret-amqp-uri',
        title: 'connection string with password',
        detector: 'url',
        form: "( 'amqp://' | 'amqps://' ) user ':' password '@' host",
        refines: ['secret-generic-url-credentials'],
        confidence: 'likely',
        severity: 'critical',
      },
    ],
  ),
  ...defineKinds({ provider: 'generic', rule: 'secret-url-credentials', page: '', revoke: 'at whoever issued it' }, [
    {
      id: 'secret-generic-url-credentials',
      title: 'credentials in http(s)/ftp URL',
      detector: 'url',
      form: "scheme '://' user ':' password '@' host",
      confidence: 'possible',
      severity: 'high',
    },
  ]),
  ...defineKinds(
    { provider: 'generic', rule: 'secret-authorization-header', page: '', revoke: 'at the server that accepts it' },
    [
      {
        id: 'secret-authorization-header',
        title: 'literal Authorization header',
        detector: 'header',
        form: "'Authorization' ':' ( 'Basic' | 'Bearer' | 'Token' ) value, 'curl -u' user ':' password",
        confidence: 'likely',
        severity: 'high',
      },
    ],
  ),
];
