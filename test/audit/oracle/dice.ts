/** Choices made by a list of numbers: the same numbers make the same choices, and smaller ones make simpler choices. */
export class Dice {
  private next = 0;

  constructor(private readonly numbers: readonly number[]) {}

  /** Once the numbers are used up, the first item. */
  pick<T>(items: readonly T[]): T {
    return items[this.roll() % items.length];
  }

  /** In that many of a hundred cases; never once the numbers are used up. */
  chance(percent: number): boolean {
    return this.roll() % 100 >= 100 - percent;
  }

  /** One of several things, each as likely as its weight; the first is the simplest. */
  weighed<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    const total = items.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.roll() % total;
    for (const [weight, item] of items) {
      if (left < weight) return item;
      left -= weight;
    }
    return items[0][1];
  }

  private roll(): number {
    const number = this.numbers[this.next] ?? 0;
    this.next++;
    return number;
  }
}
