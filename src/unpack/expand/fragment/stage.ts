/** Text that is decoded byte by byte in stages: so it is known exactly which byte of the entry ended it. */

export interface Stage {
  /** False when the text is over: the byte is no part of it any more, or its last. */
  byte(value: number): boolean;
}
