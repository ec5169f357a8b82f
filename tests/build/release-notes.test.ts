import { describe, expect, it } from 'vitest';

/** The scripts of the project are plain JavaScript. */
interface ReleaseNotes {
  nextVersion(current: string, wanted: string | undefined): string;
  releaseNotes(changelog: string, version: string, date: string): { readonly text: string; readonly notes: string };
}

const script = new URL('../../.ci/release-notes.mjs', import.meta.url).href;
const { nextVersion, releaseNotes }: ReleaseNotes = await import(script);

describe('the next version', () => {
  it.each([
    ['0.1.0', 'patch', '0.1.1'],
    ['0.1.9', 'minor', '0.2.0'],
    ['0.9.9', 'major', '1.0.0'],
    ['0.1.0', '0.1.0', '0.1.0'],
    ['0.1.0', '0.10.0', '0.10.0'],
  ])('%s %s', (current, wanted, expected) => {
    expect(nextVersion(current, wanted)).toBe(expected);
  });

  it.each([undefined, '', 'prerelease', '1.0', 'v1.0.0', '1.0.0-rc.1', 'toString'])('is refused: %s', (wanted) => {
    expect(() => nextVersion('0.1.0', wanted)).toThrow('say which release');
  });

  it('is never lower', () => {
    expect(() => nextVersion('0.2.0', '0.1.9')).toThrow('0.1.9 is lower than 0.2.0');
  });
});

describe('the changelog', () => {
  const before = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- Old.\n';

  it('gets a section for the release, and an empty one for what comes', () => {
    const { text, notes } = releaseNotes(before, '0.2.0', '2026-02-03');
    expect(notes).toBe('### Added\n\n- A thing.');
    expect(text).toBe(
      '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- Old.\n',
    );
  });

  it('must say something new', () => {
    const after = releaseNotes(before, '0.2.0', '2026-02-03').text;
    expect(() => releaseNotes(after, '0.3.0', '2026-02-03')).toThrow('says nothing');
    expect(() => releaseNotes(before, '0.1.0', '2026-02-03')).toThrow('already');
    expect(() => releaseNotes('# Changelog\n', '0.2.0', '2026-02-03')).toThrow('no section');
  });

  it('may have had no release yet', () => {
    const { text, notes } = releaseNotes('## [Unreleased]\n\n- First.\n', '0.1.0', '2026-02-03');
    expect(notes).toBe('- First.');
    expect(text).toBe('## [Unreleased]\n\n## [0.1.0] - 2026-02-03\n\n- First.\n');
  });
});
