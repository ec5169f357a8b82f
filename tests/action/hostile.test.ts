/** Names that an author of a package chose must not steer the runner, the steps that follow, or a reader. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTarball } from '../support/tarball.ts';
import { workflowCommands } from '../support/workflow-commands.ts';
import { MAP, manifest } from './packages.ts';
import { createRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(() => {
  rig = createRig();
});
afterAll(() => rig.remove());

describe('hostile names', () => {
  const names = [
    '::error::a.map',
    'x\n::add-mask::secret\n.map',
    'y\r::stop-commands::z.map',
    '##[add-mask]x.map',
    '`` | <img src=x> @team #1.map',
    'leakcheck-0\nverdict=pass.map',
    '%0A::error file=a,line=1::b.map',
  ];

  it('become no command, no output, no markup', async () => {
    const files = Object.fromEntries(names.map((name) => [name, MAP.replaceAll('value', name.length.toString(36))]));
    const bytes = makeTarball({ 'package.json': manifest('@a/b\n::error::c', { license: 'UNLICENSED' }), ...files });
    writeFileSync(join(rig.workspace, 'hostile.tgz'), bytes);
    const { code, stdout, stderr, outputs, summary } = await rig.run({ target: './hostile.tgz' });
    expect(code).toBe(1);
    const commands = workflowCommands(stdout);
    expect(commands.length).toBeGreaterThan(3);
    for (const { name, properties } of commands) {
      expect(['error', 'warning', 'notice']).toContain(name);
      expect(Object.keys(properties)).toEqual(['title']);
      expect(properties['title']).toMatch(/^leakcheck: \w+ [a-z-]+$/);
    }
    expect(workflowCommands(stderr)).toEqual([]);
    expect(Object.keys(outputs)).toEqual([
      'verdict',
      'failing',
      'report-file',
      'sarif-file',
      'tarball',
      'tarball-sha256',
    ]);
    expect(outputs['verdict']).toBe('fail');
    expect(workflowCommands(summary)).toEqual([]);
    expect(summary).not.toMatch(/^[^|]*<img/m);
  });
});
