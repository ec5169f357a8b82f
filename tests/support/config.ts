/** Configurations as texts, and the policies they make, for tests. */
import { LeakcheckError } from '../../src/base/errors.ts';
import { resolvePolicy, type PolicyFlags } from '../../src/policy/extend.ts';
import { parseConfig, type Parsed } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/policy.ts';
import type { ConfigText } from '../../src/policy/config-text.ts';

export const TODAY = '2026-06-01';

export function configText(text: string, form: ConfigText['form'] = 'json'): ConfigText {
  const name = form === 'package.json' ? form : `leakcheck.config.${form}`;
  return { name, text, form };
}

/** Throws as the product does; fails for a text that holds no configuration. */
export function parse(text: string, form: ConfigText['form'] = 'json'): Parsed {
  const parsed = parseConfig(configText(text, form), TODAY);
  if (parsed === null) throw new Error('the text holds no configuration');
  return parsed;
}

/** The policy of configurations given as objects, weakest first. Their `extends` is not followed. */
export function policyOf(configs: readonly object[], flags: Partial<PolicyFlags> = {}): Policy {
  const layers = configs.map((config) => parse(JSON.stringify(config)).layer);
  return resolvePolicy(layers, { rules: new Map(), ...flags }, []);
}

export interface Mistake {
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** The error that a call ends with, if it is one of ours; fails if there is none. */
export function mistakeOf(call: () => unknown): Mistake {
  try {
    call();
  } catch (error) {
    if (error instanceof LeakcheckError) return { code: error.code, message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('nothing was thrown');
}
