/** JSON Schema (draft 2020-12) of the configuration, made from the table of its keys; for editors. */
import { RULE_IDS } from '../base/rule-ids.ts';
import type { JsonObject } from '../base/types.ts';
import { KEYS } from './keys.ts';
import { WITHOUT_LEVEL } from './rule-pattern.ts';
import type { Key, Shape } from './shape.ts';

export function configSchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'leakcheck configuration',
    description: 'leakcheck.config.json, or the member "leakcheck" of package.json.',
    ...objectSchema(KEYS),
    $defs: { rules: rulesSchema(KEYS) },
  };
}

function schemaOf(shape: Shape): JsonObject {
  switch (shape.kind) {
    case 'choice':
      return { enum: shape.values };
    case 'flag':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: shape.least };
    case 'text':
      return { type: 'string', minLength: shape.minLength };
    case 'format':
      return { type: 'string', pattern: shape.format.pattern.source };
    case 'glob':
      return { type: 'string', minLength: 1 };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of), ...(shape.of.kind === 'object' ? {} : { minItems: 1 }) };
    case 'either':
      return { anyOf: shape.shapes.map(schemaOf) };
    case 'rules':
      return { $ref: '#/$defs/rules' };
    default:
      return objectSchema(shape.keys);
  }
}

function objectSchema(keys: readonly Key[]): JsonObject {
  const required = keys.filter((key) => key.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      keys.map(({ name, shape, doc }) => [name, { description: doc, ...schemaOf(shape) }]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/** Ids are listed, so that editors complete them; patterns are any start of an id. */
function rulesSchema(keys: readonly Key[]): JsonObject {
  const shape = keys.find(({ name }) => name === 'rules')?.shape;
  if (shape?.kind !== 'rules') throw new Error('the table of keys has no rules');
  const value = schemaOf(shape.of);
  const ids = RULE_IDS.filter((id) => id !== WITHOUT_LEVEL);
  return {
    type: 'object',
    properties: Object.fromEntries(ids.map((id) => [id, value])),
    patternProperties: { '^[a-z-]*\\*$': value },
    additionalProperties: false,
  };
}
