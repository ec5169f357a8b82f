/** The part of JSON Schema (draft 2020-12) that describes our reports, and short ways to write it. */

export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number | null)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

export type Properties = Readonly<Record<string, JsonSchema>>;

/** An object whose properties are all required but those whose name is listed in `optional`. Others may be added. */
export function object(description: string, properties: Properties, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', description, required, properties };
}

export function list(items: JsonSchema, description?: string): JsonSchema {
  return description === undefined ? { type: 'array', items } : { type: 'array', description, items };
}

export function text(description?: string): JsonSchema {
  return description === undefined ? { type: 'string' } : { type: 'string', description };
}

export function count(description?: string): JsonSchema {
  return { type: 'integer', minimum: 0, ...(description === undefined ? {} : { description }) };
}

export function oneOf(values: readonly string[], description?: string): JsonSchema {
  return { enum: values, ...(description === undefined ? {} : { description }) };
}

export function textOrNull(): JsonSchema {
  return { type: ['string', 'null'] };
}

export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}
