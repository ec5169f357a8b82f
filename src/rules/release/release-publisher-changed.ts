import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-publisher-changed',
  title: 'Provenance lost or publisher changed',
  family: 'release-diff',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'With `compare`, for releases in a registry: who published, and whether the registry has an attestation of where it was built, against an earlier release.',
  why: 'a release from another account, or from outside the usual build, may not be yours',
  fix: [
    {
      tool: 'any',
      text: 'Ask who published it. If nobody of you did, deprecate the release and rotate the tokens of the registry.',
    },
  ],
  example: 'published by mallory, 1.14.0 was by alice',
  quiet: 'Releases of which the registry does not say it.',
});
