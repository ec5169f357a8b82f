import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'debug-development-build',
  title: 'Development build in a release',
  family: 'debug-info',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'JSX that was compiled for development, so that every element carries an absolute path and line; the client of a development server; an inspector that listens on every interface.',
  why: 'development builds print paths and internals, run slower, and may open doors that only developers should have',
  fix: [
    { tool: 'any', text: 'Build with `NODE_ENV=production`.' },
    {
      tool: 'tsc, esbuild, swc',
      text: 'Use the runtime `react-jsx` (`automatic`) instead of `react-jsxdev`, or set `jsxDev: false`.',
    },
    { tool: 'vite', text: 'Publish the output of `vite build`, never what the dev server serves.' },
  ],
  example: 'jsxDEV("div", {}, void 0, false, { fileName: "/home/…/app.tsx", lineNumber: 7 })',
  quiet:
    'The development runtime itself, relative paths, tools that mention a dev server. The last two kinds are possible only.',
  cwe: 'CWE-489',
});
