/** `leakcheck allow <fingerprint>`: writes a reviewed exception into the configuration, then judges again. */
import { join, resolve } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';
import { findConfig, readConfigFile, type ConfigFile } from '../../fetch/config-file.ts';
import { addAllow, newConfigWith, type NewAllow } from '../../policy/allow-edit.ts';
import type { ConfigText } from '../../policy/config-text.ts';
import { parseConfig } from '../../policy/parse.ts';
import { findRule } from '../../policy/rule-option.ts';
import { displayName } from '../../config.ts';
import { showChange } from '../init/diff.ts';
import { today } from '../policy-of.ts';
import type { AllowFlags } from '../program.ts';
import { writeChanges } from '../write-files.ts';
import { scanCommand, type ScanContext } from './scan.ts';

const CONFIG_NAME = 'leakcheck.config.json';
const DAY_MS = 86_400_000;
const FINGERPRINT = /^lc1:([a-z0-9-]{1,64}):[0-9a-f]{16}$/;

/** Resolves to the exit code of the scan that follows. Throws EUSAGE, or ECONFIG for an exception that is refused. */
export async function allowCommand(fingerprint: string, flags: AllowFlags, context: ScanContext): Promise<number> {
  const { terminal } = context;
  const rule = FINGERPRINT.exec(fingerprint)?.[1];
  if (rule === undefined) {
    throw new LeakcheckError('EUSAGE', `${fingerprint} is no id of a finding`, {
      hint: 'a report prints it as id: lc1:<rule>:<16 digits>',
    });
  }
  findRule(rule);
  const { acceptCritical } = flags;
  const entry: NewAllow = {
    fingerprint,
    reason: flags.reason,
    expires: lastDay(flags.expires, today()),
    ...(acceptCritical ? { acceptCritical } : {}),
  };
  const file = await configOf(flags, context);
  const path = file?.path ?? join(terminal.cwd, CONFIG_NAME);
  const config: ConfigText = {
    name: displayName(path, terminal.cwd),
    text: file?.text ?? '',
    form: file?.form ?? 'json',
  };
  const after = file === null ? newConfigWith(entry) : addAllow(config, entry);
  // What the next scan would refuse is not written.
  parseConfig({ ...config, text: after }, today());
  const change = { path, name: config.name, before: file?.text ?? null, after };
  await writeChanges([change]);
  await terminal.write('stdout', `${showChange(change, terminal.abilities('stdout', flags.color))}\n`);
  return scanCommand(['.'], flags, context);
}

async function configOf({ config }: AllowFlags, { terminal }: ScanContext): Promise<ConfigFile | null> {
  if (config === false) throw new LeakcheckError('EUSAGE', '--no-config leaves no place for an exception');
  return config === undefined ? findConfig('.', terminal) : readConfigFile(resolve(terminal.cwd, config), config);
}

/** `90d` from today, a date, or `never`. Whether it may be that late is for the configuration to say. */
function lastDay(expires: string, now: string): string {
  const days = /^(\d{1,4})d$/.exec(expires)?.[1];
  if (days === undefined) return expires;
  return new Date(Date.parse(`${now}T00:00:00Z`) + Number(days) * DAY_MS).toISOString().slice(0, 10);
}
