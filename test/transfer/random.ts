/** Random numbers and contents that are the same for the same seed, everywhere. */

/** Numbers in [0, 1): Mulberry32. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bytes of which no two stretches are alike. */
export function randomContent(size: number, random: () => number): Buffer {
  const content = Buffer.alloc(size);
  const block = Buffer.from(Array.from({ length: 4099 }, () => Math.floor(random() * 256)));
  for (let start = 0; start < size; start += block.length) {
    block.copy(content, start);
    content.writeUInt8(Math.floor(random() * 256), start);
  }
  return content;
}
