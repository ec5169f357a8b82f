/** Files that their first bytes give away: git bundles, AppleDouble companions, agent sessions. */
import { pathIdentity } from '../../base/fingerprint.ts';
import { splitPath } from '../../base/glob.ts';
import { innerPath, isRealFile, type Emitted, type Hooks } from '../define.ts';
import type { EntryInfo } from '../../base/entry.ts';
import { latin1 } from '../latin1.ts';

const HEAD = 64;
const SESSION_HEAD = 64 * 1024;
const APPLE_DOUBLE = '\0\x05\x16\x07';

type Found = Pick<Emitted, 'ruleId' | 'severity' | 'severityIfOpen' | 'confidence' | 'message' | 'cappedByPath'>;

export function signatures(): Hooks {
  return {
    wants(info) {
      if (!isRealFile(info)) return 0;
      return maybeSession(innerPath(info.path)) ? SESSION_HEAD : HEAD;
    },
    content(info, { bytes }, emit) {
      const found = recognise(info, bytes);
      if (found !== null) emit({ ...found, identity: pathIdentity(info.path, null), location: { path: info.path } });
    },
  };
}

function recognise(info: EntryInfo, bytes: Uint8Array): Found | null {
  const path = innerPath(info.path);
  const head = latin1(bytes.subarray(0, HEAD));
  if (/^# v[23] git bundle\n/.test(head)) {
    return {
      ruleId: 'source-vcs-directory',
      severity: 'critical',
      confidence: 'certain',
      message: 'Git bundle: a whole repository in one file, history included',
    };
  }
  if (head.startsWith(APPLE_DOUBLE) && splitPath(path).at(-1)!.startsWith('._')) {
    return {
      ruleId: 'dev-file-os-metadata',
      severity: 'low',
      confidence: 'certain',
      message: 'macOS companion file: extended attributes of the file beside it',
    };
  }
  return maybeSession(path) && isSession(latin1(bytes)) ? SESSION : null;
}

const SESSION: Found = {
  ruleId: 'ai-session-transcript',
  severity: 'critical',
  severityIfOpen: 'high',
  confidence: 'likely',
  message: 'coding-agent session: everything typed into it or read by it',
  cappedByPath: true,
};

/** Session files are JSON lines, or JSON with a name that says so. */
function maybeSession(path: string): boolean {
  const segments = splitPath(path);
  const name = segments.at(-1)!;
  if (name.endsWith('.jsonl')) return true;
  return name.endsWith('.json') && (name.startsWith('claude-session') || segments.includes('transcripts'));
}

/** Both sides of a conversation with tools, or the envelope that agents put around every line of one. */
function isSession(text: string): boolean {
  const used = /"tool_use"|"tool_calls"|"function_call"/.test(text);
  const answered = /"tool_result"|"tool_call_id"|"function_call_output"/.test(text);
  const envelope = text.includes('"sessionId"') && text.includes('"cwd"') && text.includes('"message"');
  return envelope || (used && answered && text.includes('"assistant"'));
}
