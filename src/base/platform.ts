/** Names of platform packages: `acme-linux-x64-musl`, `@acme/cli-darwin-arm64`, `@acme/sharp-linuxmusl-x64`. */
import type { ManifestFacts } from './types.ts';

const SYSTEMS: ReadonlySet<string> = new Set(
  `darwin macos osx linux linuxmusl win32 windows win android freebsd openbsd netbsd sunos aix openharmony`.split(' '),
);
const QUALIFIERS: ReadonlySet<string> = new Set(
  `x64 x86 x86_64 amd64 arm64 aarch64 arm armv6 armv7 armv7l ia32 i686 386 ppc64 ppc64le s390x riscv64 loong64 loongarch64
   mips64el universal gnu musl glibc msvc gnueabihf musleabihf gnueabi musleabi eabi baseline`.split(/\s+/),
);

/** True if the name ends in a system, or in a system and what qualifies it. */
export function isPlatformName(name: string): boolean {
  const parts = name.toLowerCase().split(/[-/.]/);
  for (let at = parts.length - 1; at >= 0 && at >= parts.length - 4; at--) {
    if (SYSTEMS.has(parts[at]!)) return at > 0;
    if (!QUALIFIERS.has(parts[at]!)) return false;
  }
  return false;
}

/**
 * Names and specs of plain dependencies that may hold the program of a package without platform packages of its own: of the same
 * scope, in the one version that was published with it.
 */
export function innerPackages(manifest: ManifestFacts): readonly (readonly [string, string])[] {
  const scope = /^@[^/]+\//.exec(manifest.name ?? '')?.[0];
  if (scope === undefined || platformPackages(manifest).length > 0) return [];
  return Object.entries(manifest.dependencies).filter(
    ([name, spec]) => name.startsWith(scope) && spec.replace(/^=/, '') === manifest.version,
  );
}

/**
 * Names and specs of the optional dependencies that were published with the package: the same version, or an alias of it
 * whose version ends in a platform.
 */
export function platformPackages({
  version,
  optionalDependencies,
}: ManifestFacts): readonly (readonly [string, string])[] {
  if (version === null) return [];
  return Object.entries(optionalDependencies).filter(([name, spec]) => {
    if (spec.startsWith('npm:')) return isPlatformName(spec.slice(spec.lastIndexOf('@') + 1));
    return isPlatformName(name) && spec.replace(/^[\^~=]/, '') === version;
  });
}
