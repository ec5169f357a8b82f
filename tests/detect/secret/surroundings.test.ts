/** Credentials with a detector of their own are found whatever stands around them, as those of the shapes are. */
import { describe, expect, it } from 'vitest';
import { AFTER, BEFORE } from '../../support/around.ts';
import { formSamples } from '../../support/form-samples.ts';
import { kindsIn } from '../../support/secret-scan.ts';

/** Text in quotes that is the credential, whole. */
const QUOTED = /"((?:[a-z+]+:\/\/|eyJ)[^"]+)"/;
const samples = formSamples('surroundings').flatMap(({ id, content }) => {
  const value = QUOTED.exec(content.toString())?.[1];
  return value === undefined ? [] : [{ id, value, text: content.toString() }];
});

describe.each(samples)('$id', ({ id, value, text }) => {
  it('is found before and after everything that may stand around it', () => {
    const lost = [
      ...BEFORE.filter((before) => !kindsIn(text.replace(`"${value}`, () => `${before}${value}`)).includes(id)),
      ...AFTER.filter((after) => !kindsIn(text.replace(`${value}"`, () => `${value}${after}`)).includes(id)),
    ];
    expect(lost).toEqual([]);
  });
});
