/** Rules for readers: one in full, or all in a table. */
import { compareText } from '../base/sort.ts';
import { waysToAccept } from '../rules/accept.ts';
import type { Rule } from '../rules/define.ts';
import { plural } from '../base/numbers.ts';
import { createLook, type Look, type LookOptions } from './pretty/look.ts';
import { hang } from './pretty/wrap.ts';

const LABEL_WIDTH = 10;

/** What, why, example, fixes per tool, how to accept, where it comes from. */
export function explainRule(rule: Rule, options: LookOptions): string {
  const look = createLook(options);
  const facts = [severities(rule), rule.family, ...(rule.cwe === undefined ? [] : [rule.cwe])];
  const tools = Math.max(...rule.fix.map(({ tool }) => tool.length));
  const sections = [
    [`${look.bold(look.cyan(rule.id))}  ${look.text(rule.title)}`, look.dim(facts.join(look.mark.separator))],
    section('what', [rule.what], look),
    section('why', [rule.why], look),
    section('example', rule.example.split('\n'), look),
    section('spares', [rule.quiet], look),
    section('fix', [], look, fixLines(rule, tools, look)),
    section('accept', [], look, acceptLines(rule, look)),
    rule.source === undefined ? [] : section('source', [rule.source], look),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function severities({ severity, severityIfOpen }: Rule): string {
  if (severity === severityIfOpen) return `${severity} at most`;
  return `${severity} at most, ${severityIfOpen} if the source is public`;
}

function section(label: string, texts: readonly string[], look: Look, ready: readonly string[] = []): string[] {
  const width = look.width - LABEL_WIDTH;
  const lines = [...texts.flatMap((text) => hang('', look.text(text), width)), ...ready];
  return lines.map((line, index) => {
    const head = (index === 0 ? label : '').padEnd(LABEL_WIDTH);
    return `${index === 0 ? look.dim(head) : head}${line}`.trimEnd();
  });
}

function fixLines({ fix }: Rule, toolWidth: number, look: Look): string[] {
  return fix.flatMap(({ tool, text }) =>
    hang(`${look.text(tool).padEnd(toolWidth)}  `, look.text(text), look.width - LABEL_WIDTH),
  );
}

function acceptLines(rule: Rule, look: Look): string[] {
  const ways = waysToAccept(rule);
  const columns = Math.max(...ways.map(({ command }) => command.length));
  return ways.flatMap(({ command, meaning }) =>
    hang(`${command.padEnd(columns)}  `, meaning, look.width - LABEL_WIDTH),
  );
}

/** All rules, sorted by id: severity for a closed and for an open package, title. */
export function ruleTable(rules: readonly Rule[], options: LookOptions): string {
  const look = createLook(options);
  const sorted = rules.toSorted((a, b) => compareText(a.id, b.id));
  const columns = Math.max(...sorted.map(({ id }) => id.length));
  const rows = sorted.map(({ id, severity, severityIfOpen, title }) =>
    [look.cyan(id.padEnd(columns)), severity.padEnd(8), severityIfOpen.padEnd(8), look.text(title)].join('  '),
  );
  const head = ['rule'.padEnd(columns), 'closed'.padEnd(8), 'open'.padEnd(8), 'what'].join('  ');
  const count = `${plural(rows.length, 'rule')}; severities are those of the worst case   leakcheck explain <rule>`;
  return [look.dim(head), ...rows, '', count, ''].join('\n');
}

export function rulesJson(rules: readonly Rule[]): string {
  const sorted = rules.toSorted((a, b) => compareText(a.id, b.id));
  return `${JSON.stringify({ schemaVersion: 1, rules: sorted }, null, 2)}\n`;
}
