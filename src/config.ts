/** Connects the configuration on disk with the policy: finds the file, follows `extends`, applies the flags. */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { LeakcheckError } from './base/errors.ts';
import type { PolicySummary } from './base/types.ts';
import { findConfig, findFile, findPackageConfig, readConfigFile, type ConfigFile } from './fetch/config-file.ts';
import { pathFrom } from './fetch/paths.ts';
import type { Baseline } from './policy/baseline.ts';
import { parseBaseline } from './policy/baseline-file.ts';
import { mistake, suggest, type ConfigText } from './policy/config-text.ts';
import { resolvePolicy, type PolicyFlags } from './policy/extend.ts';
import { PRESET_NAMES, type PresetName } from './policy/keys.ts';
import type { Layer } from './policy/layer.ts';
import { parseConfig, type Reference } from './policy/parse.ts';
import type { Policy } from './policy/policy.ts';
import { presetLayer, PRESETS } from './policy/presets.ts';

export interface ConfigOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file instead of the one that would be found, or false for none at all. */
  readonly config?: string | false;
  /** What to start from; the configuration says more. */
  readonly preset?: PresetName;
  /** A baseline instead of the one that the configuration names, or false for none. */
  readonly baseline?: string | false;
  /** ISO date in UTC. */
  readonly today: string;
}

const MAX_DEPTH = 3;

/**
 * The policy for a target: its configuration, what that extends, and the flags. A null target has the configuration of
 * the working directory.
 * Throws ECONFIG for any mistake in any of the files, EUSAGE for flags that contradict each other.
 */
export async function loadPolicy(spec: string | null, flags: PolicyFlags, options: ConfigOptions): Promise<Policy> {
  const file = await chooseFile(spec, options);
  const start = options.preset === undefined ? [] : [PRESETS[options.preset]];
  const reading: Reading = { options, sources: new Map(), baseline: null };
  const layers = file === null ? [] : await readLayers(file, [await realpath(file.path)], reading);
  const baseline = await readBaseline(reading);
  return { ...resolvePolicy([...start, ...layers], flags, [...reading.sources.values()]), baseline };
}

export interface BaselinePlace {
  /** Absolute. */
  readonly path: string;
  /** As messages show it. */
  readonly name: string;
  /** Whether a configuration or a flag names it: else nothing will read it. */
  readonly isNamed: boolean;
}

/** Where the baseline of a target is, or should be. Throws ECONFIG for any mistake in the configuration. */
export async function baselinePlace(spec: string | null, options: ConfigOptions): Promise<BaselinePlace> {
  const file = await chooseFile(spec, options);
  const reading: Reading = { options, sources: new Map(), baseline: null };
  if (file !== null) await readLayers(file, [await realpath(file.path)], reading);
  const named = namedBaseline(reading);
  const usual = resolve(file === null ? options.cwd : dirname(file.path), BASELINE_NAME);
  const path = named?.path ?? usual;
  return { path, name: displayName(path, options.cwd), isNamed: named !== null };
}

/** The one of the flag, else the one that the last configuration names. */
function namedBaseline({ options: { baseline, cwd }, baseline: named }: Reading): NamedBaseline | null {
  if (baseline === false) return null;
  return baseline === undefined ? named : { path: resolve(cwd, baseline), blame: null };
}

async function readBaseline(reading: Reading): Promise<Baseline | null> {
  const named = namedBaseline(reading);
  if (named === null) return null;
  const name = displayName(named.path, reading.options.cwd);
  const file = await findFile(named.path);
  if (file === null) throw named.blame?.() ?? new LeakcheckError('ECONFIG', `there is no file ${name}`, WRITE_IT);
  reading.sources.set(file.path, sourceOf(file, name));
  return parseBaseline({ name, text: file.text, form: file.form });
}

async function chooseFile(spec: string | null, options: ConfigOptions): Promise<ConfigFile | null> {
  if (options.config === false) return null;
  if (options.config === undefined) return findConfig(spec, options);
  return readConfigFile(resolve(options.cwd, options.config), options.config);
}

interface NamedBaseline {
  readonly path: string;
  /** What to throw if it is not there; null if no configuration names it. */
  readonly blame: (() => LeakcheckError) | null;
}

interface Reading {
  readonly options: ConfigOptions;
  readonly sources: Map<string, PolicySummary['sources'][number]>;
  baseline: NamedBaseline | null;
}

const BASELINE_NAME = 'leakcheck-baseline.json';
const WRITE_IT = { hint: '`leakcheck baseline` writes it' };

function sourceOf({ bytes }: ConfigFile, name: string): PolicySummary['sources'][number] {
  return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** `chain` holds the real paths from the first file to this one. */
async function readLayers(file: ConfigFile, chain: readonly string[], reading: Reading): Promise<readonly Layer[]> {
  const { options, sources } = reading;
  const config: ConfigText = { name: displayName(file.path, options.cwd), text: file.text, form: file.form };
  const parsed = parseConfig(config, options.today);
  if (parsed === null) throw new LeakcheckError('ECONFIG', `${config.name} has no member "leakcheck"`);
  sources.set(file.path, sourceOf(file, config.name));
  const layers: Layer[] = [];
  for (const reference of parsed.extends) {
    layers.push(...(await followReference(reference, { file, config, chain }, reading)));
  }
  const { baseline } = parsed;
  if (baseline !== null) {
    const blame = (): LeakcheckError => mistake(config, baseline.at, `"${baseline.name}" was not found`, WRITE_IT.hint);
    reading.baseline = { path: resolve(dirname(file.path), baseline.name), blame };
  }
  return [...layers, parsed.layer];
}

interface Origin {
  readonly file: ConfigFile;
  readonly config: ConfigText;
  readonly chain: readonly string[];
}

async function followReference({ name, at }: Reference, origin: Origin, reading: Reading): Promise<readonly Layer[]> {
  const { file, config, chain } = origin;
  const [scheme, preset = ''] = name.split(':');
  if (scheme === 'leakcheck' && name.includes(':')) {
    const layer = presetLayer(preset);
    if (layer === undefined) throw mistake(config, at, `unknown preset "${preset}"`, suggest(preset, PRESET_NAMES));
    return [layer];
  }
  const folder = dirname(file.path);
  const isPath = name.startsWith('.');
  const path = isPath ? resolve(folder, name) : await findPackageConfig(name, folder);
  const real = path === null ? null : await realpath(path).catch(() => null);
  if (path === null || real === null) {
    const hint = isPath ? 'paths are relative to the file that names them' : 'install it: nothing is downloaded';
    throw mistake(config, at, `"${name}" was not found`, hint);
  }
  if (chain.includes(real)) throw mistake(config, at, `"${name}" extends itself`, 'remove one link of the circle');
  if (chain.length > MAX_DEPTH) throw mistake(config, at, `more than ${MAX_DEPTH} levels of "extends"`);
  return readLayers(await readConfigFile(path, name), [...chain, real], reading);
}

/** Relative to the working directory and with `/`: no report holds a path of the machine. */
export function displayName(path: string, cwd: string): string {
  return pathFrom(cwd, path) ?? basename(path);
}
