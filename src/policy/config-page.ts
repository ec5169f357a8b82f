/** The tables of docs/config.md, made from the table of the keys. */
import { KEYS } from './keys.ts';
import type { Key, Shape } from './shape.ts';

/** Markdown: one table of all keys, then one for each key that holds objects. */
export function configTables(): string {
  const parts = KEYS.flatMap(({ name, shape }) => {
    const keys = innerKeys(shape);
    return keys === null ? [] : [`### \`${name}\`\n${table(keys)}`];
  });
  return [table(KEYS), ...parts].join('\n\n');
}

function innerKeys(shape: Shape): readonly Key[] | null {
  switch (shape.kind) {
    case 'object':
      return shape.keys;
    case 'list':
    case 'rules':
      return innerKeys(shape.of);
    case 'either':
      return innerKeys(shape.shapes[0]) ?? innerKeys(shape.shapes[1]);
    default:
      return null;
  }
}

function table(keys: readonly Key[]): string {
  const rows = keys.map(({ name, shape, required, default: usual, doc }) => {
    const absent = required ? 'required' : usual === undefined ? '' : `\`${usual}\``;
    return `| \`${name}\` | ${typeName(shape)} | ${absent} | ${doc} |`;
  });
  return ['| key | type | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function typeName(shape: Shape): string {
  switch (shape.kind) {
    case 'choice':
      return shape.values.map((value) => `\`${value}\``).join(', ');
    case 'flag':
      return 'true or false';
    case 'count':
      return 'whole number';
    case 'text':
      return 'text';
    case 'format':
      return shape.format.what;
    case 'glob':
      return 'path pattern';
    case 'list':
      return `list of ${shape.of.kind === 'object' ? 'objects' : `${typeName(shape.of)}`}`;
    case 'either':
      return shape.shapes.map(typeName).join('; or ');
    case 'rules':
      return 'rule to setting';
    default:
      return 'object';
  }
}
