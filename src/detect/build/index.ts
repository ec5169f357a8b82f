/** Builds that were made for developing: call sites with absolute paths, a dev server's client, an open inspector. */
import type { Keyword } from '../../base/entry.ts';
import { defineDetector, type Detector, type Emit, type Window } from '../define.ts';
import { latin1 } from '../latin1.ts';

const JSX = 'jsxDEV)(';
const JSX_PLAIN = 'jsxDEV(';
const SOURCE = '__source:';
const KEYWORDS: readonly Keyword[] = [
  { text: JSX, before: 0, after: 2_048 },
  { text: JSX_PLAIN, before: 0, after: 2_048 },
  { text: SOURCE, before: 0, after: 256 },
  { text: '"/@vite/client"', before: 32, after: 8 },
  { text: '--inspect=0.0.0.0', before: 8, after: 8 },
  { text: '--inspect-brk=0.0.0.0', before: 8, after: 8 },
];

/** What the development transform of JSX writes beside every element. */
const CALL_SITE = /fileName:\s{0,2}["'](?:\/|[A-Za-z]:[\\/])[^"'\n]{1,400}["'],\s{0,8}lineNumber:\s{0,2}\d/;
/** An import or a script element; a dev server's own code holds the bare string. */
const CLIENT = /(?:import\s{0,2}\(?\s{0,2}|src=|from\s{0,2})$/;

export const detector: Detector = defineDetector({
  name: 'build',
  rules: ['debug-development-build'],
  keywords: KEYWORDS,
  start: () => ({
    hit(window, emit) {
      const { keyword } = window;
      if (keyword.includes('inspect')) return report(window, 'inspector', emit);
      const text = latin1(window.bytes);
      if (keyword.includes('@vite')) {
        if (CLIENT.test(text.slice(0, window.at))) report(window, 'client', emit);
      } else if (CALL_SITE.test(text.slice(window.at))) report(window, 'jsx', emit);
    },
  }),
});

const KINDS = {
  jsx: ['medium', 'low', 'development build of JSX: every element carries the absolute path and line of its source'],
  client: ['low', 'info', 'client of a development server in the package'],
  inspector: ['low', 'info', 'debugger that listens on every network interface'],
} as const;

function report(window: Window, kind: keyof typeof KINDS, emit: Emit): void {
  const [severity, severityIfOpen, message] = KINDS[kind];
  emit({
    ruleId: 'debug-development-build',
    severity,
    severityIfOpen,
    confidence: kind === 'jsx' ? 'likely' : 'possible',
    identity: kind,
    message,
    data: { kind },
    location: window.locate(window.at),
    cappedByPath: true,
  });
}
