/** Character references of HTML, as far as programs write them that escape text. */
import { Buffer } from 'node:buffer';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', nbsp: ' ', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:(lt|gt|nbsp|amp|quot|apos)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g;

/** Undoes one layer of them; `html` and the result have one character per byte of UTF-8. */
export function unescapeHtml(html: string): string {
  return html.replace(REFERENCE, (found, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name]!;
    const code = Number.parseInt(decimal ?? hex!, decimal === undefined ? 16 : 10);
    return code > 0x10ffff ? found : Buffer.from(String.fromCodePoint(code)).toString('latin1');
  });
}
