/** Compares a configuration with the table of its keys. The first mistake ends it: nothing is scanned with a wrong policy. */
import { RULE_IDS } from '../base/rule-ids.ts';
import { mistake, suggest, type ConfigText } from './config-text.ts';
import type { JsonNode } from '../base/json-positions.ts';
import { patternProblem } from './path-pattern.ts';
import { matchingRules, WITHOUT_LEVEL } from './rule-pattern.ts';
import type { Key, Shape } from './shape.ts';

/** `label` names the value in messages. Throws ECONFIG. */
export function checkShape(config: ConfigText, node: JsonNode, shape: Shape, label: string): void {
  if (!fits(node.kind, shape))
    throw mistake(config, node.at, `${label} must be ${describe(shape)}, found ${found(node)}`);
  switch (shape.kind) {
    case 'list':
      if (node.kind === 'array') checkList(config, node.items, shape.of, label, node.at);
      break;
    case 'either': {
      const taken = shape.shapes.find((one) => fits(node.kind, one));
      if (taken !== undefined) checkShape(config, node, taken, label);
      break;
    }
    case 'object':
      checkObject(config, node, shape.keys, label);
      break;
    case 'rules':
      checkRules(config, node, shape.of);
      break;
    default:
      checkScalar(config, node, shape, label);
  }
}

/** Only the JSON type, so that a message can be about the value. */
function fits(kind: JsonNode['kind'], shape: Shape): boolean {
  switch (shape.kind) {
    case 'flag':
      return kind === 'boolean';
    case 'count':
      return kind === 'number';
    case 'list':
      return kind === 'array';
    case 'object':
    case 'rules':
      return kind === 'object';
    case 'either':
      return shape.shapes.some((one) => fits(kind, one));
    default:
      return kind === 'string';
  }
}

function describe(shape: Shape): string {
  switch (shape.kind) {
    case 'choice':
      return `one of ${shape.values.join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'count':
      return shape.least === 0 ? 'a whole number' : 'a whole number above 0';
    case 'text':
      return 'a text';
    case 'format':
      return shape.format.what;
    case 'glob':
      return 'a pattern of paths';
    case 'list':
      return 'a list';
    case 'either':
      return shape.shapes.map(describe).join(', or ');
    default:
      return 'an object';
  }
}

function found({ kind }: JsonNode): string {
  return kind === 'null' ? 'null' : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

function checkScalar(config: ConfigText, node: JsonNode, shape: Shape, label: string): void {
  if (shape.kind === 'count' && node.kind === 'number' && !isCount(node.value, shape.least)) {
    throw mistake(config, node.at, `${label} must be ${describe(shape)}`);
  }
  if (node.kind !== 'string') return;
  const { value, at } = node;
  if (shape.kind === 'choice' && !shape.values.includes(value)) {
    throw mistake(config, at, `unknown value "${value}" for ${label}`, suggest(value, shape.values));
  }
  if (shape.kind === 'text' && value.trim().length < shape.minLength) {
    throw mistake(config, at, `${label} needs ${shape.minLength} characters at least`);
  }
  if (shape.kind === 'format' && !shape.format.pattern.test(value)) {
    throw mistake(config, at, `${label} is "${value}"`, `it must be ${shape.format.what}`);
  }
  const problem = shape.kind === 'glob' ? patternProblem(value) : null;
  if (problem !== null) throw mistake(config, at, `${label}: "${value}" can match nothing`, `it ${problem}`);
}

function checkList(config: ConfigText, items: readonly JsonNode[], of: Shape, label: string, at: number): void {
  if (items.length === 0 && of.kind !== 'object')
    throw mistake(config, at, `${label} is empty`, 'remove it or fill it');
  for (const item of items) checkShape(config, item, of, label);
}

function checkObject(config: ConfigText, node: JsonNode, keys: readonly Key[], label: string): void {
  if (node.kind !== 'object') return;
  const names = keys.map(({ name }) => name);
  for (const { key, at, value } of node.members) {
    const known = keys.find(({ name }) => name === key);
    if (known === undefined) throw mistake(config, at, `unknown key "${key}"`, suggest(key, names));
    checkShape(config, value, known.shape, `"${key}"`);
  }
  const missing = keys.find(({ name, required }) => required && !node.members.some(({ key }) => key === name));
  if (missing !== undefined) {
    throw mistake(config, node.at, `"${missing.name}" is missing in ${label}`, `it must be ${describe(missing.shape)}`);
  }
}

function checkRules(config: ConfigText, node: JsonNode, of: Shape): void {
  if (node.kind !== 'object') return;
  for (const { key, at, value } of node.members) {
    checkRuleName(config, key, at, matchingRules(key).length > 0);
    checkShape(config, value, of, `the level of ${key}`);
  }
}

/** Throws ECONFIG for a name that stands for no rule with a level. */
export function checkRuleName(config: ConfigText, name: string, at: number, known: boolean): void {
  if (known) return;
  if (name === WITHOUT_LEVEL)
    throw mistake(config, at, `${name} has no level`, 'use --allow-incomplete to accept gaps');
  const hint = suggest(name.replace(/\*$/, ''), RULE_IDS);
  throw mistake(config, at, `unknown rule "${name}"`, hint.startsWith('did') ? hint : '`leakcheck rules` lists all');
}
