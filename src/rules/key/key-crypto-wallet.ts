import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'key-crypto-wallet',
  title: 'Wallet, account key or seed phrase',
  family: 'key-material',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Wallet files, encrypted account keys (Web3 Secret Storage), seed phrases that are given to a name such as `mnemonic`, and 64-digit hex values that are given to a name such as `privateKey`.',
  why: 'whoever has the key owns the account',
  fix: [
    { tool: 'any', text: 'Move what the account holds to a new key now. Nothing else helps.' },
    { tool: 'tests', text: 'Derive development accounts from a well-known mnemonic at run time.' },
  ],
  example: 'hardhat.config.js   PRIVATE_KEY = "0x…"',
  quiet:
    'The accounts and mnemonics of hardhat, anvil and ganache are public and info. Other 64-digit values without such a name are hashes; word lists are no phrases.',
  cwe: 'CWE-798',
  source: 'BIP 39, mnemonic code; Web3 Secret Storage definition',
});
