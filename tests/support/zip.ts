/** Writes zip archives, good ones and such as no honest tool makes. */
import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string | Buffer;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Sizes behind the data instead of before it. */
  readonly descriptor?: 'signed' | 'plain';
  /** Left out of the central directory. */
  readonly hidden?: boolean;
  readonly localName?: string;
  readonly declaredSize?: number;
  readonly declaredPacked?: number;
  /** As it lies in the archive, in place of what the method would make. */
  readonly data?: Uint8Array;
  /** In the local header, in the central one, and the comment there. */
  readonly extra?: Uint8Array;
  readonly centralExtra?: Uint8Array;
  readonly comment?: Uint8Array;
  /** Bytes between this entry and the next. */
  readonly behind?: Uint8Array;
}

export interface ZipOptions {
  readonly prefix?: Uint8Array;
  /** True: the offsets count the prefix. */
  readonly adjusted?: boolean;
  readonly comment?: string | Uint8Array;
  readonly suffix?: Uint8Array;
  /** Central records that point to the data of the first entry, by name. */
  readonly aliases?: readonly string[];
  readonly zip64?: boolean;
  readonly withoutDirectory?: boolean;
  readonly declaredEntries?: number;
}

function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const part = Buffer.alloc(bytes);
      if (bytes === 8) part.writeBigUInt64LE(BigInt(value));
      else part.writeUIntLE(value, 0, bytes);
      return part;
    }),
  );
}

const EMPTY = Buffer.alloc(0);

interface Written {
  readonly local: Buffer;
  central(offset: number, name?: string): Buffer;
}

function write(member: ZipMember, zip64: boolean): Written {
  const content = Buffer.from(member.content as Uint8Array);
  const stored = member.stored === true;
  const data = member.data ?? (stored ? content : deflateRawSync(content));
  const { extra: localExtra = EMPTY, centralExtra = EMPTY, comment = EMPTY } = member;
  const method = member.method ?? (stored ? 0 : 8);
  const flags = (member.flags ?? 0) | (member.descriptor ? 8 : 0);
  const crc = member.crc ?? crc32(content);
  const packed = member.declaredPacked ?? data.length;
  const size = member.declaredSize ?? content.length;
  const name = Buffer.from(member.name as string);
  const localName = member.localName === undefined ? name : Buffer.from(member.localName);
  const sizes = member.descriptor ? [0, 0, 0] : [crc, packed, size];
  const after = numbers([crc, 4], [packed, 4], [size, 4]);
  const descriptor = member.descriptor === 'signed' ? Buffer.concat([Buffer.from('PK\x07\x08'), after]) : after;
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    numbers([20, 2], [flags, 2], [method, 2], [0, 4], [sizes[0]!, 4], [sizes[1]!, 4], [sizes[2]!, 4]),
    numbers([localName.length, 2], [localExtra.length, 2]),
    localName,
    localExtra,
    data,
    ...(member.descriptor ? [descriptor] : []),
    member.behind ?? EMPTY,
  ]);
  return {
    local,
    central(offset, alias) {
      const shown = alias === undefined ? name : Buffer.from(alias);
      const full = 0xffffffff;
      const wide = zip64 ? numbers([1, 2], [24, 2], [size, 8], [packed, 8], [offset, 8]) : EMPTY;
      const extra = Buffer.concat([wide, centralExtra]);
      return Buffer.concat([
        Buffer.from('PK\x01\x02'),
        numbers([0x0314, 2], [20, 2], [flags, 2], [method, 2], [0, 4], [crc, 4]),
        numbers([zip64 ? full : packed, 4], [zip64 ? full : size, 4], [shown.length, 2], [extra.length, 2]),
        numbers([comment.length, 2], [0, 2], [0, 2], [0o100644 * 65_536, 4], [zip64 ? full : offset, 4]),
        shown,
        extra,
        comment,
      ]);
    },
  };
}

export function makeZip(members: readonly ZipMember[], options: ZipOptions = {}): Buffer {
  const { prefix = EMPTY, adjusted = true, suffix = EMPTY } = options;
  const { aliases = [], zip64 = false, withoutDirectory = false } = options;
  const comment = Buffer.from((options.comment ?? '') as Uint8Array);
  const parts: Buffer[] = [Buffer.from(prefix)];
  const records: Buffer[] = [];
  const base = adjusted ? 0 : prefix.length;
  let at = prefix.length;
  for (const [index, member] of members.entries()) {
    const { local, central } = write(member, zip64);
    parts.push(local);
    if (member.hidden !== true) records.push(central(at - base));
    if (index === 0) records.push(...aliases.map((alias) => central(at - base, alias)));
    at += local.length;
  }
  if (withoutDirectory) return Buffer.concat(parts);
  const directory = Buffer.concat(records);
  const count = options.declaredEntries ?? records.length;
  const start = at - base;
  const wide = zip64
    ? Buffer.concat([
        Buffer.from('PK\x06\x06'),
        numbers([44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [directory.length, 8], [start, 8]),
        Buffer.from('PK\x06\x07'),
        numbers([0, 4], [start + directory.length, 8], [1, 4]),
      ])
    : Buffer.alloc(0);
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06'),
    numbers([0, 2], [0, 2], [zip64 ? 0xffff : count, 2], [zip64 ? 0xffff : count, 2]),
    numbers([zip64 ? 0xffffffff : directory.length, 4], [zip64 ? 0xffffffff : start, 4], [comment.length, 2]),
    comment,
  ]);
  return Buffer.concat([...parts, directory, wide, end, Buffer.from(suffix)]);
}
