import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'binary-build-path',
  title: 'Build path inside a binary',
  family: 'personal-data',
  severity: 'low',
  severityIfOpen: 'info',
  what: 'Home directories, CI workspaces, toolchain caches and PDB paths in executables, addons, libraries, WebAssembly and Python bytecode: counted per program, one finding per root.',
  why: 'compilers write the paths of the sources into panics, asserts and debug records, with the name of the user',
  fix: [
    { tool: 'rust', text: 'Build with `--remap-path-prefix` and set `strip = true` in the release profile.' },
    { tool: 'go', text: 'Build with `go build -trimpath`.' },
    { tool: 'msvc', text: 'Link with `/PDBALTPATH:%_PDB%`.' },
    { tool: 'wasm', text: 'Run `wasm-opt --strip-debug --strip-producers`.' },
    { tool: 'any', text: 'Build in a folder with a neutral name.' },
  ],
  example: 'vendor/tool/arm64-darwin/tool   /Users/<user>/.cargo/registry/src/…',
  quiet:
    'Package caches of toolchains and paths of build services are info: they say little about you. The constant home of Emscripten is not reported.',
  cwe: 'CWE-200',
  source: 'reproducible-builds.org, build path',
});
