import { describe, expect, it } from 'vitest';
import { junit } from '../../src/report/junit.ts';
import { judged, report } from '../support/findings.ts';
import { OPTIONS, sample, SAMPLES, UNJUDGED } from './samples.ts';
import { hugeReport, oddReport } from './sarif-samples.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\?xml [^?]*\?>|<\/([a-z-]+)>|<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
const ENTITY = /&(?:amp|lt|gt|quot);/g;

/** Reads well-formed XML of the kind that is written here; throws for anything else. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (match === null) throw new Error(`no XML at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closed, name, attributes = '', empty, text] = match;
    if (`${attributes}${text ?? ''}`.replace(ENTITY, '').includes('&')) throw new Error(`a bare & at ${at}`);
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`</${closed}> at ${at}`);
    if (text !== undefined) open.at(-1)!.text += text;
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (empty === '') open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root.children[0]!;
}

const cases = (xml: string): Element[] => parse(xml).children.flatMap(({ children }) => children);
const named = (xml: string, name: string): Element[] =>
  cases(xml).filter(({ attributes }) => attributes['name'] === name);

describe('the document', () => {
  it.each([...SAMPLES.keys()])('%s: counts what it holds', (name) => {
    for (const suite of parse(junit(sample(name), OPTIONS)).children) {
      const { tests, failures, errors, skipped } = suite.attributes;
      const having = (kind: string): string =>
        String(suite.children.filter(({ children }) => children.some((child) => child.name === kind)).length);
      expect([tests, failures, errors, skipped]).toEqual([
        String(suite.children.length),
        having('failure'),
        having('error'),
        having('skipped'),
      ]);
    }
  });

  it('of a clean run lists the rules that ran', () => {
    const all = cases(junit([report({})], OPTIONS)).map(({ attributes }) => attributes['name']);
    expect(all.length).toBeGreaterThan(80);
    expect(all).toContain('source-map-embedded-source');
  });

  it('is well-formed whatever a name holds', () => {
    expect(parse(junit([oddReport()], OPTIONS)).name).toBe('testsuites');
    const odd = judged('key-private-key', 'high', 'failing', { message: '\u0000\ufffe]]><&"\ud800' });
    expect(named(junit([report({ findings: [odd] })], OPTIONS), 'key-private-key')[0]?.children[0]?.name).toBe(
      'failure',
    );
  });

  it('lists ten places of a finding and counts the others', () => {
    const [first] = cases(junit([hugeReport(1)], OPTIONS)).filter(({ children }) => children.length > 0);
    expect(first?.children[0]?.text.split('\n').filter((line) => line.startsWith('  at ')).length).toBeLessThanOrEqual(
      10,
    );
  });
});

describe('a case', () => {
  const acceptedBy = { source: 'leakcheck.config.json', line: 3, reason: 'public test key', expires: '2027-05-01' };
  const state = (status: 'failing' | 'warning' | 'note' | 'accepted'): string | undefined => {
    const finding = judged('key-private-key', 'high', status, status === 'accepted' ? { acceptedBy } : {});
    return named(junit([report({ findings: [finding] })], OPTIONS), 'key-private-key')[0]?.children[0]?.name;
  };

  it('fails, is skipped or passes as the policy decided', () => {
    expect(state('failing')).toBe('failure');
    expect(state('accepted')).toBe('skipped');
    expect([state('warning'), state('note')]).toEqual(['system-out', 'system-out']);
  });

  it('is an error for what was not checked, a target included', () => {
    const incomplete = [{ code: 'encrypted', path: ['a.zip'], detail: 'locked', waivable: true }] as const;
    const gaps = named(junit([report({ incomplete })], OPTIONS), 'scan-incomplete');
    expect(gaps.map(({ children }) => children)).toMatchObject([[{ name: 'error', text: 'a.zip: locked' }]]);
    const [, suite] = parse(junit(sample('pass'), { ...OPTIONS, unjudged: [UNJUDGED] })).children;
    expect(suite?.attributes).toMatchObject({ name: './broken', errors: '1' });
  });
});
