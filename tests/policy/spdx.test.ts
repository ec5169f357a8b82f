import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOsiApproved, isSourceAvailable } from '../../src/policy/licenses.ts';
import { licenseIds } from '../../src/policy/spdx.ts';

describe('licenseIds', () => {
  it.each([
    ['MIT', ['MIT']],
    ['(MIT)', ['MIT']],
    ['(MIT OR GPL-3.0-or-later)', ['MIT', 'GPL-3.0-or-later']],
    ['MIT or Apache-2.0', ['MIT', 'Apache-2.0']],
    ['LGPL-3.0+', ['LGPL-3.0']],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only']],
    ['(MIT AND (BSD-2-Clause OR ISC)) OR Zlib', ['MIT', 'BSD-2-Clause', 'ISC', 'Zlib']],
    ['DocumentRef-spdx:LicenseRef-own', ['DocumentRef-spdx:LicenseRef-own']],
    ['BSD / GPL', null],
    ['SEE LICENSE IN README.md', null],
    ['', null],
    ['MIT OR', null],
    ['OR MIT', null],
    ['MIT WITH', null],
    ['(MIT', null],
    ['MIT)', null],
    ['()', null],
    ['MIT ISC', null],
    ['MIT\u0000', null],
    [`${'('.repeat(33)}MIT${')'.repeat(33)}`, null],
    [`${'('.repeat(32)}MIT${')'.repeat(32)}`, ['MIT']],
    ['MIT OR '.repeat(200) + 'MIT', null],
  ])('%j holds %j', (expression, ids) => {
    expect(licenseIds(expression)).toEqual(ids);
  });

  it('finds every id of any well-formed expression', () => {
    const id = fc.constantFrom('MIT', 'ISC', 'Apache-2.0', 'LicenseRef-own');
    const expression = fc.letrec<{ any: { text: string; ids: string[] }; pair: { text: string; ids: string[] } }>(
      (tie) => ({
        any: fc.oneof(
          { maxDepth: 4 },
          id.map((text) => ({ text, ids: [text] })),
          tie('pair'),
        ),
        pair: fc
          .tuple(tie('any'), fc.constantFrom('AND', 'OR'), tie('any'))
          .map(([a, operator, b]) => ({ text: `(${a.text} ${operator} ${b.text})`, ids: [...a.ids, ...b.ids] })),
      }),
    ).any;
    fc.assert(
      fc.property(expression, ({ text, ids }) => {
        fc.pre(text.length <= 1024);
        expect(licenseIds(text)).toEqual(ids);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void licenseIds(text)));
  });
});

describe('licence tables', () => {
  it.each(['MIT', 'mit', 'MIT-0', '0BSD', 'BlueOak-1.0.0', 'Artistic-2.0', 'LGPL-3.0', 'Unlicense', 'AGPL-3.0-only'])(
    '%s is OSI-approved',
    (id) => expect(isOsiApproved(id)).toBe(true),
  );

  it.each(['CC0-1.0', 'WTFPL', 'BUSL-1.1', 'LicenseRef-MIT', 'BSD', 'JSON'])('%s is not OSI-approved', (id) =>
    expect(isOsiApproved(id)).toBe(false),
  );

  it.each(['BUSL-1.1', 'SSPL-1.0', 'Elastic-2.0', 'PolyForm-Shield-1.0.0'])('%s is source-available', (id) =>
    expect(isSourceAvailable(id)).toBe(true),
  );

  it('does not take BSL-1.0 (Boost) for a source-available licence', () => {
    expect(isSourceAvailable('BSL-1.0')).toBe(false);
  });
});
