/** Sizes as people write them in a configuration. */

/** `20 MB`, `1.5 GB`, `512 KiB`, `800 kB`, `90 B`. */
export const SIZE: RegExp = /^(\d{1,12}(?:\.\d{1,3})?) ?(B|[kK]B|[MGT]B|[KMGT]iB)$/;

const FACTORS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
};

/** Whole bytes, or undefined if the text is no size. */
export function bytesOf(text: string): number | undefined {
  const [, amount = '', unit = ''] = SIZE.exec(text) ?? [];
  const factor = FACTORS[unit];
  return factor === undefined ? undefined : Math.floor(Number(amount) * factor);
}
