/** Identifiers and the secret that stands near them. */
import { describe, expect, it } from 'vitest';
import { SECRET_KINDS } from '../../../src/rules/secret/kinds/index.ts';
import { samplesOf } from '../../support/secret-samples.ts';
import { graded } from '../../support/secret-scan.ts';
import { randomText, uuid } from '../../support/tokens.ts';

describe('pairs', () => {
  const kind = SECRET_KINDS.find((row) => row.id === 'secret-aws-access-key-id')!;
  const id = samplesOf(kind, 'form')[0]!.value;
  const secret = `${randomText('aws', 18)}/${randomText('aws secret', 20)}+`;

  it('makes one grave finding of an id and its secret, in either order', () => {
    const expected = ['secret-aws-secret-key critical certain'];
    expect(graded(`new S3({ accessKeyId: "${id}", secretAccessKey: "${secret}" })`)).toEqual(expected);
    expect(graded(`k("${secret}", "${id}")`)).toEqual(expected);
  });

  it('leaves an id alone at medium, and a far value alone', () => {
    expect(graded(`"${id}"`)).toEqual(['secret-aws-access-key-id medium likely']);
    expect(graded(`"${id}"${' '.repeat(220)}"${secret}"`)).toEqual(['secret-aws-access-key-id medium likely']);
  });

  it('does not take the id of a signed URL for a second finding', () => {
    const query = `X-Amz-Credential=${id}&X-Amz-Date=20200101T000000Z&X-Amz-Expires=60&X-Amz-Signature=${uuid('a').replaceAll('-', '').repeat(2)}`;
    expect(graded(`https://b.s3.acme.io/k?${query}`)).toEqual(['secret-aws-presigned-url info possible']);
  });

  it('takes no checksum for the other half', () => {
    const sid = `AC${uuid('sid').replaceAll('-', '')}`;
    const half = uuid('half').replaceAll('-', '');
    const twilio = (name: string): string => `twilio:\n  account_sid: ${sid}\n  ${name}: ${half}\n`;
    expect(graded(twilio('auth_token'))).toEqual(['secret-twilio-account-token high certain']);
    expect(graded(twilio('file_checksum'))).toEqual([]);
    expect(graded(twilio('"contentHash"'))).toEqual([]);
  });

  it('knows the values of the documentation by a word in them', () => {
    expect(
      graded(
        `accessKeyId: "AKIA${'IOSFODNN7'}EXAMPLE", secretAccessKey: "${'wJalrXUtnFEMI/K7MDENG/bPxRfiCY'}EXAMPLEKEY"`,
      ),
    ).toEqual([]);
  });
});
