/** Fingerprint scheme lc1: stable over versions, paths of the machine and order; see docs/formats.md. */
import { createHmac } from 'node:crypto';
import { PUBLIC_KEY } from './evidence.ts';
import type { RuleId } from './rule-ids.ts';
import type { Fingerprint } from './types.ts';

/** `lc1:<rule>:<16 hex>`: the first 8 bytes of HMAC-SHA-256(key, rule id + NUL + identity). */
export function fingerprint(ruleId: RuleId, identity: string, key: string = PUBLIC_KEY): Fingerprint {
  const digest = createHmac('sha256', key).update(`${ruleId}\0${identity}`, 'utf8').digest('hex');
  return `lc1:${ruleId}:${digest.slice(0, 16)}`;
}

const NAME_PART = /([-._])([A-Za-z0-9_]{8,32})(?=\.)/g;

/** Content hashes as bundlers write them: 8 characters of mixed kind, or hex with a digit. */
function looksLikeHash(part: string): boolean {
  if (/^[0-9a-f]{8,32}$/.test(part)) return /\d/.test(part);
  return part.length === 8 && (/\d/.test(part) || (/[a-z]/.test(part) && /[A-Z]/.test(part)));
}

/** A file path as identity: content hashes in names and the package version become `*`. */
export function pathIdentity(path: readonly string[], version: string | null): string {
  const parts = path.map((name) => {
    const unversioned = version ? name.replaceAll(version, '*') : name;
    return unversioned.replace(NAME_PART, (all, mark: string, part: string) =>
      looksLikeHash(part) ? `${mark}*` : all,
    );
  });
  return parts.join(' > ');
}
