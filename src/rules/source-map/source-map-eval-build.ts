import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-eval-build',
  title: 'Eval bundle or template of development mode',
  family: 'source-exposure',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'Modules wrapped in `eval("…")` with a `sourceURL=webpack` comment: what webpack writes in development mode. Templates of Pug, Jade, EJS and art-template that were compiled for debugging, with their text inside.',
  why: 'the bundle carries each module or template as text, and it runs slower than a release build',
  fix: [
    {
      tool: 'webpack',
      text: 'Build with `mode: "production", devtool: false`; in development mode the default devtool is `eval`.',
    },
    { tool: 'pug', text: 'Compile templates with `compileDebug: false`; on the command line, with `--no-debug`.' },
    { tool: 'ejs', text: 'Compile templates with `compileDebug: false`.' },
    { tool: 'any', text: 'Check that the publish script builds the release: put the build into `prepack`.' },
  ],
  example: 'dist/main.js   eval("…\\n//# sourceURL=webpack://app/./src/auth.ts?");',
  quiet: 'Texts that only name the comment, such as documentation of bundlers.',
  cwe: 'CWE-489',
  source: 'webpack documentation, devtool; Pug and EJS documentation, compileDebug',
});
