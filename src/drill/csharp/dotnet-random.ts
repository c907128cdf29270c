const MOST = 2147483647;
const SEED = 161803398;

/** The numbers of `new Random(seed)`, from 0 up to 1: Knuth's subtractive generator, with the constants that .NET uses. */
export function dotNetRandom(seed: number): () => number {
  let numbers: Int32Array | undefined;
  let [next, behind] = [0, 21];
  return () => {
    // Many a generator is made and never asked.
    numbers ??= seeded(seed);
    next = next >= 55 ? 1 : next + 1;
    behind = behind >= 55 ? 1 : behind + 1;
    let number = (numbers[next] - numbers[behind]) | 0;
    if (number === MOST) number--;
    if (number < 0) number += MOST;
    numbers[next] = number;
    return number * (1 / MOST);
  };
}

function seeded(seed: number): Int32Array {
  const numbers = new Int32Array(56);
  let last = SEED - (seed === -2147483648 ? MOST : Math.abs(seed));
  numbers[55] = last;
  let before = 1;
  let at = 0;
  for (let index = 1; index < 55; index++) {
    at += 21;
    if (at >= 55) at -= 55;
    numbers[at] = before;
    before = (last - before) | 0;
    if (before < 0) before += MOST;
    last = numbers[at];
  }
  for (let round = 1; round < 5; round++) {
    for (let to = 1; to < 56; to++) {
      const from = to + 31 > 55 ? to - 24 : to + 31;
      const number = (numbers[to] - numbers[from]) | 0;
      numbers[to] = number < 0 ? number + MOST : number;
    }
  }
  return numbers;
}
