import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-ai-provider-key',
  title: 'Key of an AI provider',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Keys of OpenAI, Anthropic, Google Gemini, Groq, xAI, Hugging Face, Replicate and other providers of models, and of tools around them.',
  why: 'whoever has the key can use models on your account, and read what the account can read',
  fix: [
    {
      tool: 'any',
      text: 'Revoke it at the provider first, the finding names the page. Unpublishing does not recall copies.',
    },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
    {
      tool: 'cli',
      text: 'Ask every user for a key of their own, or put a server of yours between the client and the provider.',
    },
  ],
  example: 'dist/cli.js   sk-ant-api03-…',
  quiet:
    'Placeholders are only counted. A wrong checksum or marker is info. Values in test, example and documentation paths are low.',
  cwe: 'CWE-798',
});
