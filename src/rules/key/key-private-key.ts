import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'key-private-key',
  title: 'Private key',
  family: 'key-material',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'A private key that decodes: PEM (PKCS#1, PKCS#8, SEC 1), OpenSSH, PuTTY, OpenPGP, also escaped, concatenated, commented out or in base64. The same key in several wrappings is one finding, known by the SHA-256 of its public half.',
  why: 'whoever has the key can be you: sign, log in, decrypt or answer for your domain',
  fix: [
    {
      tool: 'any',
      text: 'Replace the key pair and revoke its certificate, then remove the file. Unpublishing does not recall copies.',
    },
    { tool: 'ssh', text: 'Remove the public half from every `authorized_keys` and account.' },
    {
      tool: 'tests',
      text: 'Generate keys when the tests run, for example with `crypto.generateKeyPairSync`, and keep tests out of `files`.',
    },
    {
      tool: 'npm',
      text: 'Load keys at run time from a path or a secret store; exclude them: `"!**/*.pem", "!**/*.key"`.',
    },
  ],
  example: 'certs/server.key   -----BEGIN RSA PRIVATE KEY----- …',
  quiet:
    'Markers without a key behind them: parsers, documentation, cut samples. Encrypted keys are medium. Keys their authors published are info, with their name. Test and documentation paths are low.',
  cwe: 'CWE-321',
  source: 'RFC 7468, RFC 9580',
});
