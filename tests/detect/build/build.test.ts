import { expect, it } from 'vitest';
import { detector } from '../../../src/detect/build/index.ts';
import { detect, summary } from '../../support/detect.ts';

function inText(bytes: string): string[] {
  return summary(detect(detector, [{ path: 'dist/index.js', bytes }]));
}

const SITE = '{ fileName: "/home/x/acme/src/a.tsx", lineNumber: 7, columnNumber: 3 }';

it.each([
  [`(0, r.jsxDEV)("div", {}, void 0, false, ${SITE}, this)`, 'medium/low likely'],
  [`jsxDEV("div", {}, void 0, false, ${SITE}, this)`, 'medium/low likely'],
  [`createElement("div", { __self: this, __source: ${SITE} })`, 'medium/low likely'],
  ['jsxDEV("p",{},void 0,!1,{fileName:"C:/acme/a.tsx",lineNumber:1},this)', 'medium/low likely'],
  ['import "/@vite/client";', 'low/info possible'],
  ['<script type="module" src="/@vite/client"></script>', 'low/info possible'],
  ['"start": "node --inspect=0.0.0.0:9229 server.js"', 'low/info possible'],
])('%s', (text, expected) => {
  expect(inText(text)).toEqual([`debug-development-build ${expected}`]);
});

it.each([
  'exports.jsxDEV = function jsxDEV(type, config) { return { fileName: source.fileName, lineNumber: 1 } }',
  'jsxDEV("div", {}, void 0, false, { fileName: "a.tsx", lineNumber: 7 }, this)',
  'const client = "/@vite/client";',
  'node --inspect=127.0.0.1 server.js',
  'node --inspect server.js',
])('nothing: %s', (text) => {
  expect(inText(text)).toEqual([]);
});

it('is linear on elements without a call site', () => {
  const start = performance.now();
  inText('jsxDEV('.repeat(4_000));
  inText('fileName:"/jsxDEV('.repeat(2_000));
  expect(performance.now() - start).toBeLessThan(4_000);
});
