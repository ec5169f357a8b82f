/** Says for findings in a packed folder which line of its configuration let them in, and the edit that keeps them out. */
import { isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import type { Project } from '../../base/project.ts';
import type { RuleId } from '../../base/rule-ids.ts';
import type { Cause } from '../../base/cause.ts';
import type { Finding, Judged } from '../../base/types.ts';
import { buildCauses } from './build.ts';
import { rootNode } from './compiler-options.ts';
import { entryPaths, proposeFiles } from './file-list.ts';
import { filesCause, MANIFEST, type Situation } from './files-field.ts';
import { matcher, unwantedBy } from './unwanted.ts';

/** Findings about how maps are made. */
const BUILT: ReadonlySet<RuleId> = new Set([
  'source-map-absolute-path',
  'source-map-embedded-source',
  'source-map-eval-build',
  'source-map-inline-source',
  'source-map-paths-only',
  'source-map-unlinked',
]);
/** Findings about the list itself. */
const LISTS: ReadonlySet<RuleId> = new Set(['package-no-files-allowlist', 'source-whole-repository']);
/** npm packs these whatever `files` says. */
const ALWAYS = /^(?:package\.json|(?:readme|licen[cs]e|copying)(?:\.[^/]*)?)$/i;

/** `packed` are the paths of the files in the package. What is accepted or only informs needs no change. */
export function explainCauses(
  findings: readonly Judged[],
  project: Project,
  packed: readonly string[],
): readonly Judged[] {
  const text = project.files.get(MANIFEST) ?? '';
  const parsed = parseLooseJson(text);
  const manifest = isJsonObject(parsed) ? parsed : {};
  const entries = new Set(entryPaths(manifest, packed));
  const isNeeded = (path: string): boolean =>
    entries.has(path) || ALWAYS.test(path) || path.startsWith('node_modules/');
  const unwanted = new Map<Finding, readonly string[]>();
  for (const finding of findings) {
    if (isConcern(finding)) unwanted.set(finding, unwantedBy(finding, packed, isNeeded));
  }
  const situation = situationOf(text, project, packed, [...unwanted.values()].flat());
  return findings.map((finding) => {
    const patterns = unwanted.get(finding);
    if (patterns === undefined) return finding;
    const causes = causesOf(finding, patterns, situation, project);
    return causes.length === 0 ? finding : { ...finding, causes };
  });
}

function isConcern({ status, effective, ruleId }: Judged): boolean {
  const counts = status === 'failing' || status === 'warning' || status === 'note';
  return counts && (effective !== 'info' || LISTS.has(ruleId));
}

function situationOf(
  text: string,
  { files }: Project,
  packed: readonly string[],
  patterns: readonly string[],
): Situation {
  const parsed = parseLooseJson(text);
  const isUnwanted = matcher(patterns);
  const proposed = proposeFiles(isJsonObject(parsed) ? parsed : {}, packed, isUnwanted);
  const isProposed = matcher(proposed);
  // What lies below the proposed folders must be forbidden as well.
  const inside = [...new Set(patterns)].filter((pattern) => packed.filter(isProposed).some(matcher([pattern])));
  const list = proposed.length === 0 ? [] : [...proposed, ...inside.map((pattern) => `!${pattern}`)];
  return { text, root: rootNode(text), proposed: list, hasNpmignore: files.has('.npmignore') };
}

function causesOf(
  finding: Finding,
  patterns: readonly string[],
  situation: Situation,
  project: Project,
): readonly Cause[] {
  const listed = patterns.length > 0 || LISTS.has(finding.ruleId) ? filesCause(patterns, situation) : null;
  const ways: Cause[] = listed === null ? [] : [listed];
  if (listed !== null && patterns.length > 0) ways.push(...npmignoreCause(patterns, situation, project));
  const build = BUILT.has(finding.ruleId) ? buildCauses(finding, project) : [];
  return [
    ...ways,
    ...build.map((cause, index): Cause => {
      if (index > 0) return { ...cause, link: 'and' };
      return ways.length === 0 ? cause : { ...cause, link: 'or' };
    }),
  ];
}

/** Without `files` an .npmignore is heeded, for now. */
function npmignoreCause(patterns: readonly string[], { root }: Situation, { files }: Project): Cause[] {
  const text = files.get('.npmignore');
  const hasFiles = root.kind === 'object' && root.members.some(({ key }) => key === 'files');
  if (text === undefined || hasFiles) return [];
  const trimmed = text.trimEnd();
  const line = trimmed === '' ? 1 : trimmed.split('\n').length;
  const added = patterns.map((pattern) => (pattern.startsWith('**/') ? pattern.slice(3) : `/${pattern}`));
  const before = trimmed === '' ? '' : '\n';
  const changes = [{ offset: trimmed.length, length: 0, text: before + added.join('\n') }];
  return [{ file: '.npmignore', line, edit: `add ${added.join(' and ')}`, changes, link: 'or' }];
}
