import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { detect, summary } from '../../support/detect.ts';
import { randomText } from '../../support/tokens.ts';

const value = randomText('dotenv', 32);

function run(path: string, bytes: string): string[] {
  return summary(detect(detector, [{ path, bytes }]));
}

describe('dotenv', () => {
  it.each([
    ['.env', `API_KEY=${value}`, 'critical/high'],
    ['a/.env.production', `# x\r\nexport DB_PASSWORD="${value}"\r\n`, 'critical/high'],
    ['.env', 'NODE_ENV=production\n', 'high/high'],
    ['.env.local', 'API_URL=https://api.acme.io\n', 'high/high'],
    ['.env', '', 'info/info'],
    ['.env', '# only\n\n  # comments', 'info/info'],
    ['.env', 'API_KEY=\nTOKEN=${TOKEN}\nSECRET=changeme\nX=<your key>', 'info/info'],
    ['config/prod.env', `SECRET_KEY='${value}'`, 'critical/high'],
  ])('%s with %j', (path, text, expected) => {
    expect(run(path, text)).toEqual([`credential-file-dotenv ${expected} certain`]);
  });

  it.each([
    ['.env.example', `API_KEY=${value}`],
    ['.env.local.example', `API_KEY=${value}`],
    ['.env-sample', `API_KEY=${value}`],
    ['example.env', `API_KEY=${value}`],
    ['ios/.xcode.env', 'export NODE_BINARY=$(command -v node)'],
    ['templates/a/b.env', 'PORT=3000\nDATABASE_URL=postgres://postgres:postgres@localhost/x'],
    ['.env.d.ts', 'declare const API_KEY = 1'],
    ['env', `API_KEY=${value}`],
  ])('nothing: %s with %j', (path, text) => {
    expect(run(path, text)).toEqual([]);
  });

  it('names settings, never values, and points to the first secret', () => {
    const [found] = detect(detector, [{ path: '.env', bytes: `A=é\nB=2x\nMY_TOKEN=${value}` }]).found;
    expect(found?.details).toEqual(['MY_TOKEN has a literal value']);
    expect(found?.location).toMatchObject({ line: 3, column: 1 });
    expect(JSON.stringify(found)).not.toContain(value.slice(0, 8));
  });

  it('reads a long line in linear time', () => {
    const start = performance.now();
    run('.env', `A=${'"'.repeat(200_000)}\n${' '.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
