import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-azure-key',
  title: 'Azure key or shared access signature',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Connection strings of Storage, Cosmos DB, Service Bus and App Configuration, shared access signatures, client secrets, tokens of Azure DevOps and keys of other services.',
  why: 'whoever has the key can read and change the data of the resource',
  fix: [
    {
      tool: 'any',
      text: 'Regenerate the keys of the resource, or delete the client secret, in the Azure portal first.',
    },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
    { tool: 'azure', text: 'Use a managed identity, or a signature with a short life that a server of yours makes.' },
  ],
  example: 'dist/main.js   AccountName=acme;AccountKey=…',
  quiet: 'The keys of the Azurite and Cosmos DB emulators are public and info. Expired signatures are info.',
  cwe: 'CWE-798',
  source: 'Microsoft documentation, storage account keys and shared access signatures',
});
