/** Judges entries by path and by their own format. Each part looks at one kind of file; this file only hands entries out. */
import type { EntryInfo } from '../../base/entry.ts';
import { defineDetector, isRealFile, type Context, type Detector, type Hooks } from '../define.ts';
import { archives } from './archives.ts';
import { claudeSettings } from './claude-settings.ts';
import { copied } from './copied.ts';
import { dotenv } from './dotenv.ts';
import { known } from './known/index.ts';
import { mcpConfig } from './mcp-config.ts';
import { originals } from './originals.ts';
import { paths } from './paths.ts';
import { registryFiles } from './registry-files.ts';
import { REGISTRY_KEYWORDS, registryLines } from './registry-lines.ts';
import { wholeRepository } from './repository.ts';
import { signatures } from './signatures.ts';
import { tests } from './tests.ts';

const PARTS: readonly ((context: Context) => Hooks)[] = [
  paths,
  signatures,
  archives,
  copied,
  originals,
  dotenv,
  registryFiles,
  registryLines,
  claudeSettings,
  mcpConfig,
  known,
  tests,
  wholeRepository,
];

export const detector: Detector = defineDetector({
  name: 'file',
  rules: [
    'ai-agent-directory',
    'ai-agent-instructions',
    'ai-claude-local-settings',
    'ai-mcp-config',
    'ai-model-artifact',
    'ai-session-transcript',
    'archive-nested',
    'binary-debug-info',
    'credential-file-cloud-state',
    'credential-file-dotenv',
    'credential-file-home',
    'credential-file-http-recording',
    'credential-file-registry',
    'debug-build-info',
    'debug-log-file',
    'debug-memory-snapshot',
    'debug-test-report',
    'dev-file-backup',
    'dev-file-build-cache',
    'dev-file-coverage',
    'dev-file-ide',
    'dev-file-lockfile',
    'dev-file-os-metadata',
    'dev-file-repository-config',
    'dev-file-tests',
    'file-leakcheck-config',
    'key-crypto-wallet',
    'key-keystore',
    'package-bundled-residue',
    'personal-data-file',
    'source-original-files',
    'source-vcs-directory',
    'source-whole-repository',
  ],
  keywords: REGISTRY_KEYWORDS,
  start(context) {
    const parts = PARTS.map((part) => part(context));
    const asking = parts.filter((part) => part.wants);
    /** Who asked for the content of an entry: several are open at a time where one holds others. */
    const readersOf = new Map<EntryInfo, Hooks[]>();
    return {
      entry(info, emit) {
        for (const part of parts) part.entry?.(info, emit);
      },
      wants(info) {
        if (!isRealFile(info)) return 0;
        let most = 0;
        const readers: Hooks[] = [];
        for (const part of asking) {
          const bytes = part.wants?.(info) ?? 0;
          if (bytes > 0) readers.push(part);
          if (bytes > most) most = bytes;
        }
        if (most > 0) readersOf.set(info, readers);
        return most;
      },
      content(info, content, emit) {
        for (const part of readersOf.get(info) ?? []) part.content?.(info, content, emit);
        readersOf.delete(info);
      },
      hit(window, emit) {
        for (const part of parts) part.hit?.(window, emit);
      },
      fact(fact, emit) {
        for (const part of parts) part.fact?.(fact, emit);
      },
      finish(summary, emit) {
        for (const part of parts) part.finish?.(summary, emit);
      },
    };
  },
});
