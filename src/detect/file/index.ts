/** Judges entries by path and by their own format. Each part looks at one kind of file; this file only hands entries out. */
import { defineDetector, isRealFile, type Context, type Detector, type Hooks } from '../define.ts';
import { archives } from './archives.ts';
import { claudeSettings } from './claude-settings.ts';
import { dotenv } from './dotenv.ts';
import { mcpConfig } from './mcp-config.ts';
import { originals } from './originals.ts';
import { paths } from './paths.ts';
import { registryFiles } from './registry-files.ts';
import { REGISTRY_KEYWORDS, registryLines } from './registry-lines.ts';
import { signatures } from './signatures.ts';

const PARTS: readonly ((context: Context) => Hooks)[] = [
  paths,
  signatures,
  archives,
  originals,
  dotenv,
  registryFiles,
  registryLines,
  claudeSettings,
  mcpConfig,
];

export const detector: Detector = defineDetector({
  name: 'file',
  rules: [
    'ai-agent-directory',
    'ai-agent-instructions',
    'ai-claude-local-settings',
    'ai-mcp-config',
    'ai-session-transcript',
    'archive-nested',
    'credential-file-dotenv',
    'credential-file-registry',
    'debug-log-file',
    'dev-file-coverage',
    'dev-file-ide',
    'dev-file-lockfile',
    'dev-file-os-metadata',
    'dev-file-repository-config',
    'package-bundled-residue',
    'source-original-files',
    'source-vcs-directory',
  ],
  keywords: REGISTRY_KEYWORDS,
  start(context) {
    const parts = PARTS.map((part) => part(context));
    return {
      entry(info, emit) {
        for (const part of parts) part.entry?.(info, emit);
      },
      wants: (info) => (isRealFile(info) ? Math.max(...parts.map((part) => part.wants?.(info) ?? 0)) : 0),
      content(info, content, emit) {
        for (const part of parts) if ((part.wants?.(info) ?? 0) > 0) part.content?.(info, content, emit);
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
