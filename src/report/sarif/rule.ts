/** Rules as reporting descriptors: only those that occur, with their whole explanation as help. */
import { severityRank } from '../../base/sort.ts';
import { CONFIDENCES, type Confidence, type Judged, type Severity } from '../../base/types.ts';
import { waysToAccept } from '../../rules/accept.ts';
import type { Rule } from '../../rules/define.ts';
import type { FormatOptions } from '../options.ts';
import type { ReportingDescriptor } from './log.ts';
import { LEVELS } from './result.ts';
import { description } from './text.ts';

/** GitHub's bands: critical from 9.0, high from 7.0, medium from 4.0. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string | null>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: null,
};

const PRECISIONS: Readonly<Record<Confidence, string>> = {
  certain: 'very-high',
  likely: 'high',
  possible: 'medium',
};

/** One descriptor for each rule of `findings`, in order of first appearance. */
export function rulesOf(
  findings: readonly Judged[],
  explain: FormatOptions['explain'],
): readonly ReportingDescriptor[] {
  const byRule = new Map<Judged['ruleId'], Judged[]>();
  for (const finding of findings) {
    const known = byRule.get(finding.ruleId);
    if (known === undefined) byRule.set(finding.ruleId, [finding]);
    else known.push(finding);
  }
  return [...byRule].map(([id, own]) => ruleDescriptor(id, own, explain(id)));
}

function ruleDescriptor(id: string, findings: readonly Judged[], rule: Rule | undefined): ReportingDescriptor {
  const worst = findings.map(({ effective }) => effective).toSorted((a, b) => severityRank(a) - severityRank(b))[0]!;
  const surest = CONFIDENCES.find((confidence) => findings.some((finding) => finding.confidence === confidence))!;
  const score = SECURITY_SEVERITIES[worst];
  const weakness = rule?.cwe === undefined ? [] : [`external/cwe/${rule.cwe.toLowerCase()}`];
  return {
    ...texts(id, rule),
    defaultConfiguration: { level: LEVELS[worst] },
    properties: {
      tags: ['security', ...(rule === undefined ? [] : [rule.family]), ...weakness],
      precision: PRECISIONS[surest],
      ...(score === null ? {} : { 'security-severity': score }),
    },
  };
}

type Texts = Pick<ReportingDescriptor, 'id' | 'name' | 'shortDescription' | 'fullDescription' | 'help'>;

/** What every descriptor says, with or without a text for the rule. */
export function texts(id: string, rule: Rule | undefined): Texts {
  const name = id.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  if (rule === undefined)
    return { id, name, shortDescription: { text: id }, fullDescription: { text: id }, help: { text: id } };
  return {
    id,
    name,
    shortDescription: { text: description(sentence(rule.title)) },
    fullDescription: { text: description(`${rule.what} ${sentence(rule.why)}`) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
  };
}

function helpText(rule: Rule): string {
  const { what, why, fix, quiet } = rule;
  const fixes = fix.map(({ tool, text }) => `- ${tool}: ${text}`).join('\n');
  return `${what}\n\nWhy: ${why}\n\nFix:\n${fixes}\n\nSpared: ${quiet}\n\nAccept:\n${acceptList(rule)}`;
}

/** Rule texts are ours and already Markdown: code in backticks. */
function helpMarkdown(rule: Rule): string {
  const { what, why, fix, example, quiet, source } = rule;
  const fixes = fix.map(({ tool, text }) => `- **${tool}:** ${text}`).join('\n');
  return [
    what,
    `## Why it matters\n${sentence(why)}`,
    `## How to fix it\n${fixes}`,
    `## Example\n\`\`\`text\n${example}\n\`\`\``,
    `## What stays quiet\n${quiet}`,
    `## How to accept it\n${acceptList(rule)}`,
    ...(source === undefined ? [] : [`## Source\n${source}`]),
  ].join('\n\n');
}

function acceptList(rule: Rule): string {
  return waysToAccept(rule)
    .map(({ command, meaning }) => `- \`${command}\`: ${meaning}`)
    .join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.?$/, '.');
}
