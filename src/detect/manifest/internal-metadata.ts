/** Fields of package.json that point into a company: hosts, deploy commands, signs that it was never meant for the public. */
import { isJsonObject } from '../../base/loose-json.ts';
import { publicRegistryName } from '../../base/public-registries.ts';
import type { JsonObject, JsonValue, Severity } from '../../base/types.ts';
import type { Emit } from '../define.ts';
import { judgeHost } from '../internal/hosts.ts';
import type { ManifestFile } from './read.ts';

const HOST = /^(?:[\w+]{1,16}:\/\/)?(?:[^\s/@]{1,200}@)?([A-Za-z0-9.-]{1,253})(?=[:/]|$)/;
const DEPLOY = /\b(?:ssh|scp|rsync)\b[^&|;]{0,300}[\s"'][\w.-]{1,64}@[\w.-]{3,253}/;

export function judgeMetadata(file: ManifestFile, emit: Emit): void {
  if (!file.own) return;
  const report = (
    key: string,
    [severity, severityIfOpen]: readonly [Severity, Severity],
    confidence: 'likely' | 'possible',
    message: string,
  ): void =>
    emit({
      ruleId: 'manifest-internal-metadata',
      severity,
      severityIfOpen,
      confidence,
      identity: key,
      message,
      data: { key },
      location: file.placeOf(key),
    });
  const { fields } = file;
  for (const key of ['repository', 'bugs', 'homepage']) {
    const host = hostOf(addressOf(fields[key]));
    const kind = host === null ? null : judgeHost(host);
    if (kind === 'internal' || kind === 'generic' || kind === 'address') {
      report(key, ['medium', 'low'], 'likely', `"${key}" points to an internal host: ${host}`);
    }
  }
  const publish = fields['publishConfig'];
  const registry = isJsonObject(publish) ? publish['registry'] : undefined;
  if (typeof registry === 'string' && publicRegistryName(registry) === null) {
    const host = hostOf(registry);
    const internal = host !== null && judgeHost(host) !== null;
    report(
      'publishConfig',
      internal ? ['medium', 'low'] : ['low', 'info'],
      'likely',
      `"publishConfig" names a registry that is not known as public: ${host}`,
    );
  }
  if (deploys(fields['scripts'])) {
    report(
      'scripts',
      ['low', 'info'],
      'possible',
      'a script logs in to a host: user and host name ship with package.json',
    );
  }
  if (looksPrivate(fields)) {
    report(
      'license',
      ['high', 'medium'],
      'possible',
      'an unlicensed package in a scope without "private" or "publishConfig": perhaps published by mistake',
    );
  }
}

function addressOf(value: JsonValue | undefined): string | null {
  const address = isJsonObject(value) ? value['url'] : value;
  return typeof address === 'string' ? address : null;
}

/** The host of a URL or of `git@host:path`; null for shorthands. */
function hostOf(address: string | null): string | null {
  const host = address === null ? null : HOST.exec(address.replace(/^git\+/, ''))?.[1];
  return host?.includes('.') ? host.toLowerCase() : null;
}

function deploys(scripts: JsonValue | undefined): boolean {
  if (!isJsonObject(scripts)) return false;
  return Object.values(scripts).some((script) => typeof script === 'string' && DEPLOY.test(script.slice(0, 8_192)));
}

function looksPrivate(fields: JsonObject): boolean {
  const { name, license } = fields;
  const scoped = typeof name === 'string' && name.startsWith('@');
  const unlicensed = typeof license === 'string' && license.toUpperCase() === 'UNLICENSED';
  return scoped && unlicensed && fields['private'] !== true && !isJsonObject(fields['publishConfig']);
}
