const MOST = 2147483647;
const SEED = 161803398;

/** The numbers of `new Random(seed)`, from 0 up to 1: Knuth's subtractive generator, with the constants that .NET uses. */
export function dotNetRandom(seed: number): () => number {
  let numbers: number[] | undefined;
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

function seeded(seed: number): number[] {
  const numbers = new Array<number>(56).fill(0);
  let last = SEED - (seed === -2147483648 ? MOST : Math.abs(seed));
  numbers[55] = last;
  let before = 1;
  for (let index = 1; index < 55; index++) {
    const at = (21 * index) % 55;
    numbers[at] = before;
    before = (last - before) | 0;
    if (before < 0) before += MOST;
    last = numbers[at];
  }
  for (let round = 1; round < 5; round++) {
    for (let at = 1; at < 56; at++) {
      const number = (numbers[at] - numbers[1 + ((at + 30) % 55)]) | 0;
      numbers[at] = number < 0 ? number + MOST : number;
    }
  }
  return numbers;
}
