import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicForge } from '../../src/policy/forge.ts';

describe('publicForge', () => {
  it.each([
    ['acme/cli', 'github.com/acme/cli'],
    ['github:acme/cli', 'github.com/acme/cli'],
    ['github:acme/cli#main', 'github.com/acme/cli'],
    ['gitlab:acme/cli', 'gitlab.com/acme/cli'],
    ['bitbucket:acme/cli', 'bitbucket.org/acme/cli'],
    ['gist:0123abcd', 'gist.github.com/0123abcd'],
    ['git+https://github.com/acme/cli.git', 'github.com/acme/cli'],
    ['https://www.github.com/acme/cli', 'github.com/acme/cli'],
    ['https://GitHub.com/acme/cli#readme', 'github.com/acme/cli'],
    ['git://github.com/acme/cli.git', 'github.com/acme/cli'],
    ['github.com/acme/cli', 'github.com/acme/cli'],
    ['git@github.com:acme/cli.git', 'github.com/acme/cli'],
    ['git+ssh://git@github.com/acme/cli.git', 'github.com/acme/cli'],
    ['git+ssh://git@github.com:acme/cli.git', 'github.com/acme/cli'],
    ['https://github.com/acme/mono/tree/main/packages/cli', 'github.com/acme/mono'],
    ['https://gitlab.com/acme/group/cli/-/tree/main', 'gitlab.com/acme/group/cli'],
    ['https://git.sr.ht/~acme/cli', 'git.sr.ht/~acme/cli'],
    ['https://name:word@github.com/acme/cli', 'github.com/acme/cli'],
    ['https://git.acme.example/acme/cli', null],
    ['git@git.acme.example:acme/cli.git', null],
    ['https://github.com.acme.example/acme/cli', null],
    ['https://github.com/acme', null],
    ['https://github.com', null],
    ['acme', null],
    ['svn:acme/cli', null],
    ['', null],
    ['https://', null],
    [`acme/${'x'.repeat(2048)}`, null],
  ])('%j is %j', (repository, place) => {
    expect(publicForge(repository)).toBe(place);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void publicForge(text)));
  });
});
