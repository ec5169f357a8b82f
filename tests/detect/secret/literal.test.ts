import { describe, expect, it } from 'vitest';
import { hasKnownToken, isSecretLike } from '../../../src/detect/secret/literal.ts';
import { entropy, isPlaceholder, looksInvented } from '../../../src/detect/secret/placeholder.ts';
import { npmToken, randomText } from '../../support/tokens.ts';

const value = randomText('literal', 24);

describe('isSecretLike', () => {
  it.each([
    ['API_KEY', value],
    ['DB_PASSWORD', `%${value}`],
    ['clientSecret', value],
    ['DB_PASSWORD', 'Tr0ub4dor&3x'],
    ['SESSION_TOKEN', value],
    ['ANYTHING', npmToken('literal')],
    ['DATABASE_URL', `postgres://app:${value}@db.internal.acme.io:5432/x`],
    ['REDIS_URL', `redis://:${value}@10.0.0.3`],
  ])('%s with a literal', (name, text) => {
    expect(isSecretLike(name, text)).toBe(true);
  });

  it.each([
    ['NODE_ENV', 'production'],
    ['API_KEY', ''],
    ['API_KEY', '${API_KEY}'],
    ['API_KEY', '<your key>'],
    ['API_KEY', 'your-api-key-here'],
    ['API_KEY', 'xxxxxxxxxxxxxxxx'],
    ['API_KEY', 'changeme'],
    ['PUBLIC_KEY', value],
    ['AUTH_URL', 'https://login.acme.io/authorize'],
    ['TOKEN_PATH', './secrets/token'],
    ['MAX_TOKENS', '4096000000'],
    ['SECRET_NAME', value],
    ['PASSWORD', 'password'],
    ['DATABASE_URL', 'postgres://postgres:postgres@localhost:5432/app'],
    ['DATABASE_URL', 'postgres://user:${PASSWORD}@db.acme.io/app'],
    ['PORT', '3000'],
  ])('%s=%s is none', (name, text) => {
    expect(isSecretLike(name, text)).toBe(false);
  });

  it('knows tokens in a sentence and not inside a word', () => {
    expect(hasKnownToken(`use ${npmToken('sentence')} now`)).toBe(true);
    expect(hasKnownToken(`x${npmToken('sentence')}`)).toBe(false);
    expect(hasKnownToken(`sk-${'x'.repeat(40)}`)).toBe(false);
  });
});

describe('placeholders', () => {
  it.each([
    '',
    '$NAME',
    '{{x}}',
    '***',
    'abc...',
    'your_token',
    'my-secret-token',
    'aaaaaaaa',
    'abababab',
    'AKEXAMPLE1',
    'AKSAMPLE12',
  ])('%j is one', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([value, 'tokenizer9', 'xa8f2k', '00a0-91b2'])('%j is none', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  it('measures invention and entropy', () => {
    expect(looksInvented('abcdefghij1234567890')).toBe(true);
    expect(looksInvented(value)).toBe(false);
    expect(entropy('aabb')).toBe(1);
    expect(entropy('abcd')).toBe(2);
  });
});
