import { describe, expect, it } from 'vitest';
import { GapList } from '../../src/detect/gap-list.ts';

describe('GapList', () => {
  it('keeps the records in their order', () => {
    const gaps = new GapList();
    const records = [1, 2, 3].map((n) => ({ code: 'limit', detail: `${n}`, waivable: true }) as const);
    for (const record of records) gaps.add(record);
    expect(gaps.finish()).toEqual(records);
  });

  it('counts what is beyond the cap of a code, and waives it only if all of it can be waived', () => {
    const gaps = new GapList();
    for (let i = 0; i < 3_000; i++) {
      gaps.add({ code: 'limit', detail: `${i}`, waivable: true });
      gaps.add({ code: 'corrupt', detail: `${i}`, waivable: i !== 2_500 });
    }
    gaps.add({ code: 'empty', detail: 'late', waivable: false });
    const records = gaps.finish();
    expect(records).toHaveLength(2_003);
    expect(records).toContainEqual({ code: 'empty', detail: 'late', waivable: false });
    expect(records.slice(-2)).toEqual([
      { code: 'limit', detail: '2000 more gaps of this kind (3000 in all)', waivable: true },
      { code: 'corrupt', detail: '2000 more gaps of this kind (3000 in all)', waivable: false },
    ]);
  });
});
