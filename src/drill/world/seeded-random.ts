/** Gives numbers from 0 up to, but not including 1. */
export type Draw = () => number;

/**
 * Numbers that look drawn and come again from the same seed (sfc32). Each purpose has a sequence of its own, so that a draw more
 * in one place changes nothing in another.
 */
export function seededRandom(seed: number, purpose: string): Draw {
  let [a, b, c] = spread(`${seed}/${purpose}`);
  let count = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers are still close to the seed.
  for (let round = 0; round < 15; round += 1) draw();
  return draw;
}

/** A GUID of the fourth version from a sequence. */
export function guidFrom(draw: Draw): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(draw() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  const variant = "89ab"[Number.parseInt(digits[16], 16) & 3];
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** Three numbers of 32 bits from a text (FNV-1a with three starts). */
function spread(text: string): [number, number, number] {
  const hash = (start: number): number => {
    let value = start;
    for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    return value ^ (value >>> 15);
  };
  return [hash(0x811c9dc5), hash(0x5bd1e995), hash(0x27d4eb2f)];
}
