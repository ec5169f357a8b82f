import { describe, expect, it } from 'vitest';
import { pretty } from '../../src/report/pretty/pretty.ts';
import { judged, report } from '../support/findings.ts';
import { OPTIONS, places, sample, SAMPLES, UNJUDGED } from './samples.ts';

const ESC = '\u001b';
const snapshot = (name: string): string => `__snapshots__/${name.replaceAll(' ', '-')}.txt`;

describe('pretty', () => {
  it.each([...SAMPLES.keys()])('%s', async (name) => {
    const unjudged = name === 'several targets' ? [UNJUDGED] : [];
    await expect(pretty(sample(name), { ...OPTIONS, unjudged })).toMatchFileSnapshot(snapshot(name));
  });

  it.each(['source map', 'grouped', 'pass with a note', 'secret'])('%s, verbose', async (name) => {
    await expect(pretty(sample(name), { ...OPTIONS, verbose: true })).toMatchFileSnapshot(snapshot(`${name} verbose`));
  });

  it.each(['source map', 'grouped', 'pass with a note', 'secret'])('%s, 60 columns of ASCII', async (name) => {
    const options = { ...OPTIONS, unicode: false, width: 60 };
    await expect(pretty(sample(name), options)).toMatchFileSnapshot(snapshot(`${name} ascii 60`));
  });

  it.each(['fail and incomplete', 'wrong integrity', 'undecided', 'several targets'])('%s, quiet', async (name) => {
    await expect(pretty(sample(name), { ...OPTIONS, quiet: true })).toMatchFileSnapshot(snapshot(`${name} quiet`));
  });

  it('has colour only beside words', () => {
    const text = [...SAMPLES.keys()].map((name) => pretty(sample(name), { ...OPTIONS, color: true })).join('\n');
    expect(text).toContain(`${ESC}[31m`);
    const plain = text.replaceAll(new RegExp(`${ESC}\\[\\d+m`, 'g'), '');
    expect(plain).toBe([...SAMPLES.keys()].map((name) => pretty(sample(name), OPTIONS)).join('\n'));
  });

  it('says nothing on a pass when it is quiet', () => {
    expect(pretty([...sample('pass'), ...sample('grouped')], { ...OPTIONS, quiet: true })).toBe('');
  });

  it('is two lines for an open package that passes, notes or not', () => {
    for (const name of ['pass', 'pass with a note']) {
      expect(
        pretty(sample(name), { ...OPTIONS, width: 40 })
          .trimEnd()
          .split('\n'),
      ).toHaveLength(2);
    }
  });

  it('says how many notes there are, and that rules are off', () => {
    const notes = ['a.js', 'b.js'].map((path) =>
      judged('package-no-files-allowlist', 'info', 'note', {
        message: `note on ${path}.`,
        locations: [{ path: [path] }],
      }),
    );
    const [, verdict] = pretty([report({ findings: notes, policy: { rulesOff: ['secret-jwt'] } })], OPTIONS).split(
      '\n',
    );
    expect(verdict).toContain('2 notes, 1 rule off: note on a.js  (');
    expect(verdict).toContain('--verbose lists them');
  });

  it('lists five findings of a rule and counts the others', () => {
    const findings = places(7, 'src').map((location) =>
      judged('secret-jwt', 'high', 'failing', { message: 'JSON web token', locations: [location] }),
    );
    const text = pretty([report({ findings })], OPTIONS);
    expect(text.match(/JSON web token/g)).toHaveLength(5);
    expect(text).toContain('and 2 more findings of secret-jwt, --verbose lists all');
    expect(text).toContain('✖ fail  7 high  (');
    expect(pretty([report({ findings })], { ...OPTIONS, verbose: true }).match(/JSON web token/g)).toHaveLength(7);
  });

  it('shows grave warnings in full', () => {
    const warning = judged('secret-jwt', 'high', 'warning', { message: 'JSON web token' });
    const text = pretty([report({ findings: [warning] })], OPTIONS);
    expect(text).toMatch(/^▲ high      dist\/cli\.js +secret-jwt$/m);
    expect(text).toContain('  why   why secret-jwt matters');
  });

  it('keeps to the width, paths excepted', () => {
    const long = `${'deep/'.repeat(30)}index.js`;
    const findings = [
      judged('secret-jwt', 'high', 'failing', { message: 'word '.repeat(60), locations: [{ path: [long], line: 3 }] }),
      judged('path-home-directory', 'medium', 'warning', {
        message: 'word '.repeat(60),
        locations: [{ path: [long] }],
      }),
    ];
    const lines = pretty([report({ findings })], { ...OPTIONS, width: 60 })
      .trimEnd()
      .split('\n');
    for (const line of lines.slice(1, -1)) {
      if (line.includes('deep/')) expect(line).toContain(long);
      else expect(line.length).toBeLessThanOrEqual(60);
    }
  });

  it('leaves out what is off', () => {
    const off = judged('ai-agent-instructions', 'info', 'off', { message: 'hidden' });
    expect(pretty([report({ findings: [off] })], { ...OPTIONS, verbose: true })).not.toContain('hidden');
  });
});
