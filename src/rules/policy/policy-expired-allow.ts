import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'policy-expired-allow',
  title: 'Exception past its date',
  family: 'scan',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'An entry of "allow" in the configuration whose last day is over. The findings it accepted count again.',
  why: 'somebody decided to look at this again by now',
  fix: [
    {
      tool: 'any',
      text: 'Fix what the exception was for and delete it; or decide again, and give it a new date and reason.',
    },
  ],
  example: 'leakcheck.config.json:27  "expires": "2026-11-01"',
  quiet: 'Entries for other packages, and entries that match nothing in a scan that is incomplete.',
});
