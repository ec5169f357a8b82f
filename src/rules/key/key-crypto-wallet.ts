import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'key-crypto-wallet',
  title: 'Wallet key',
  family: 'key-material',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'A 64-digit hex value that is given to a name such as `privateKey`: a private key of Ethereum and its relatives.',
  why: 'whoever has the key owns the account',
  fix: [
    { tool: 'any', text: 'Move what the account holds to a new key now. Nothing else helps.' },
    { tool: 'tests', text: 'Derive development accounts from a well-known mnemonic at run time.' },
  ],
  example: 'hardhat.config.js   PRIVATE_KEY = "0x…"',
  quiet:
    'The accounts of hardhat, anvil and ganache are public and info. Other 64-digit values without such a name are hashes.',
  cwe: 'CWE-798',
});
