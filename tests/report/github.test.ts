import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/base/rule-ids.ts';
import { annotation, inert } from '../../src/report/github-command.ts';
import { github } from '../../src/report/github.ts';
import { judged, report } from '../support/findings.ts';
import { workflowCommands, type WorkflowCommand } from '../support/workflow-commands.ts';
import { OPTIONS, sample, UNJUDGED } from './samples.ts';

function named(commands: readonly WorkflowCommand[], name: string): WorkflowCommand[] {
  return commands.filter((command) => command.name === name);
}

describe('annotations', () => {
  it('stand before the report, whose verdict stays the last line', () => {
    const output = github(sample('fail and incomplete'), OPTIONS);
    expect(output.startsWith('::error ')).toBe(true);
    expect(output.trimEnd().split('\n').at(-1)).toMatch(/^✖ fail {2}1 critical/);
    expect(workflowCommands(output).map(({ name, properties }) => [name, properties['title']])).toContainEqual([
      'error',
      'leakcheck: critical source-map-embedded-source',
    ]);
  });

  it('say where, what, and how to fix it', () => {
    const [command] = workflowCommands(github(sample('source map'), OPTIONS));
    expect(command).toEqual({
      name: 'error',
      properties: { title: 'leakcheck: critical source-map-embedded-source' },
      data:
        'dist/cli.js.map\n1,906 original files can be rebuilt from this source map (41.2 MB of text).\n' +
        'fix: add "!**/*.map" to "files" in package.json',
    });
  });

  it('point into the checkout if the package lies there, and at a line only of the file itself', () => {
    const findings = [
      judged('secret-jwt', 'high', 'failing', { locations: [{ path: ['a,b:c%.js'], line: 3, column: 88 }] }),
      judged('secret-jwt', 'high', 'failing', { locations: [{ path: ['x.map', 'src/a.ts'], line: 3, column: 88 }] }),
    ];
    const commands = workflowCommands(github([report({ findings })], { ...OPTIONS, folderOf: () => 'packages/cli' }));
    expect(commands.map(({ properties: { file, line, col } }) => [file, line, col])).toEqual([
      ['packages/cli/a,b:c%.js', '3', '88'],
      ['packages/cli/x.map', undefined, undefined],
    ]);
    const root = workflowCommands(github([report({ findings })], { ...OPTIONS, folderOf: () => '' }));
    expect(root[1]!.properties['file']).toBe('x.map');
  });

  it('are one per rule and file', () => {
    const locations = [1, 2, 3].map((line) => ({ path: ['a.js'] as const, line }));
    const findings = [
      judged('secret-jwt', 'high', 'failing', { locations }),
      judged('secret-jwt', 'medium', 'failing', { locations: [{ path: ['a.js'], line: 9 }, { path: ['b.js'] }] }),
    ];
    const commands = workflowCommands(github([report({ findings })], OPTIONS));
    expect(commands.map(({ data }) => data.split('\n')[0])).toEqual(['a.js:1', 'b.js']);
    expect(commands[0]!.data).toContain('4 places in this file');
  });

  it('are at most ten of a kind, worst first; the tenth counts the others', () => {
    const findings = [
      ...RULE_IDS.slice(0, 15).map((id) => judged(id, 'medium', 'failing')),
      judged('secret-jwt', 'critical', 'failing'),
      ...RULE_IDS.slice(20, 32).map((id) => judged(id, 'low', 'warning')),
      ...RULE_IDS.slice(40, 43).map((id) => judged(id, 'info', 'note')),
    ];
    const commands = workflowCommands(github([report({ findings })], OPTIONS));
    expect(['error', 'warning', 'notice'].map((kind) => named(commands, kind).length)).toEqual([10, 10, 3]);
    expect(commands[0]!.properties['title']).toBe('leakcheck: critical secret-jwt');
    expect(named(commands, 'error')[9]!.data).toContain('+6 more, see the job summary');
    expect(named(commands, 'warning')[9]!.data).toContain('+2 more, see the job summary');
    expect(named(commands, 'notice')[2]!.data).not.toContain('more');
  });

  it('show every rule before any rule for the second time, if they are equally bad', () => {
    const places = Array.from({ length: 30 }, (_, file) => ({ path: [`${file}.js`] as const }));
    const findings = [
      judged('dev-file-ide', 'low', 'note', { locations: places }),
      judged('dev-file-coverage', 'low', 'note', { locations: places }),
      judged('secret-jwt', 'info', 'note'),
    ];
    const titles = workflowCommands(github([report({ findings })], OPTIONS)).map(
      ({ properties }) => properties['title'],
    );
    const both = ['leakcheck: low dev-file-ide', 'leakcheck: low dev-file-coverage'];
    expect(titles).toEqual(Array.from({ length: 5 }, () => both).flat());
  });

  it('leave out what is accepted or off', () => {
    const findings = [judged('secret-jwt', 'high', 'accepted'), judged('dev-file-ide', 'low', 'off')];
    expect(workflowCommands(github([report({ findings })], OPTIONS))).toEqual([]);
  });

  it('tell of gaps, as errors unless they were accepted, and of targets that were not judged', () => {
    expect(workflowCommands(github(sample('undecided'), OPTIONS))).toMatchObject([
      { name: 'error', data: 'vendor/blob.zip: expands past 8.6 GB' },
    ]);
    expect(workflowCommands(github(sample('waived gap'), OPTIONS))).toMatchObject([{ name: 'warning' }]);
    expect(workflowCommands(github([], { ...OPTIONS, unjudged: [UNJUDGED] }))).toMatchObject([
      { name: 'error', properties: { title: 'leakcheck: not judged' } },
    ]);
  });
});

describe('escaping', () => {
  it('keeps a command one command, with the text that went in', () => {
    const text = 'a%0A::error::b\n::set-output name=x::y, ##[add-mask]z';
    const commands = workflowCommands(annotation('warning', text, { file: 'a,line=9::x\n', title: text }));
    expect(commands).toHaveLength(1);
    expect(commands[0]).toEqual({
      name: 'warning',
      properties: { file: 'a,line=9::x\n', title: text },
      data: text,
    });
  });

  it.each(['::error::x', '  ::add-mask::x', '\t::stop-commands::x', 'text ##[group]x', '###[error]', ':::error::x'])(
    'takes the effect from %s',
    (line) => {
      expect(workflowCommands(inert(`before\n${line}\nafter\n`))).toEqual([]);
      expect(workflowCommands(inert(line))).toEqual([]);
    },
  );

  it.each(['a::b', 'std::vector', 'C# ##', '- :smile:', ': :'])('leaves %s alone', (line) => {
    expect(inert(line)).toBe(line);
  });
});
