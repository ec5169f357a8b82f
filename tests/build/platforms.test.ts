/** What lets contributors work and CI run on every system, as far as files can show it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
/** Between commands. */
const THEN = / && /;
/** What only one kind of shell understands: variables, quotes, substitution, globs, redirection, pipes, jobs. */
const SHELL_ONLY = /[$`'"\\*?~<>|;&{}()[\]%^=!]/;

describe('scripts of package.json', () => {
  const commands = Object.entries(scripts).flatMap(([name, script]) =>
    script.split(THEN).map((command) => [name, command] as const),
  );

  it.each(commands)('%s: %s is understood by every shell', (_, command) => {
    expect(command).not.toMatch(SHELL_ONLY);
    // A program of npm's own folder or Node: what else would be there on Windows?
    const program = command.split(' ')[0]!;
    const bins = readdirSync('node_modules/.bin');
    expect([...bins, 'node', 'npm']).toContain(program);
  });
});

describe('the workflow', () => {
  const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');

  it('runs the tests on three systems with both versions of Node', () => {
    expect(workflow).toMatch(/^ {8}os: \[ubuntu-latest, macos-latest, windows-latest\]$/m);
    expect(workflow).toMatch(/^ {8}node: \[20, 24\]$/m);
    expect(workflow).toMatch(/^ {4}runs-on: \$\{\{ matrix\.os \}\}$/m);
    expect(workflow).toMatch(/^ {6}- run: npm test$/m);
  });

  it('has the oldest version that package.json allows', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    const oldest = /^>=(\d+)\./.exec(engines.node)?.[1];
    expect(workflow).toContain(`node: [${oldest}, `);
  });
});

it('README.md says on which systems the tests were not run', () => {
  const readme = readFileSync('README.md', 'utf8').replace(/\s+/g, ' ');
  expect(readme).toMatch(/The tests were run on Linux with Node 20 and Node 24; not on macOS and Windows/);
});

it('no file is checked out with other line ends', () => {
  expect(readFileSync('.gitattributes', 'utf8')).toMatch(/^\* text=auto eol=lf$/m);
});

/** Where paths of the system become paths of a report. */
it('the separator of the system is used in one place', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const users = files.filter((name) => /\bsep\b/.test(readFileSync(join('src', name), 'utf8')));
  expect(users.map((name) => name.replaceAll('\\', '/'))).toEqual(['fetch/paths.ts']);
});
