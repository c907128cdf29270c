/** Width of a class, relative to its values. */
const PRECISION = 0.01;
const GROWTH = Math.log(1 + PRECISION);
/** Values below are one class. */
const LEAST = 0.1;
const CLASSES = 1600;

/** Counts times in milliseconds, so that quantiles come out within one percent and the number of requests costs no memory. */
export class Histogram {
  private readonly classes = new Uint32Array(CLASSES);
  private total = 0;
  private largest = 0;

  add(ms: number): void {
    this.classes[classOf(ms)] += 1;
    this.total += 1;
    if (ms > this.largest) this.largest = ms;
  }

  addAll(other: Histogram): void {
    other.classes.forEach((count, index) => {
      this.classes[index] += count;
    });
    this.total += other.total;
    this.largest = Math.max(this.largest, other.largest);
  }

  get count(): number {
    return this.total;
  }

  get most(): number {
    return this.largest;
  }

  /** The value that this share is not above; 0 when nothing was counted. */
  quantile(share: number): number {
    let left = Math.ceil(this.total * share);
    for (let index = 0; index < CLASSES; index += 1) {
      left -= this.classes[index];
      if (left <= 0 && this.total > 0) return Math.min(upperEnd(index), this.largest);
    }
    return 0;
  }
}

function classOf(ms: number): number {
  return ms < LEAST ? 0 : Math.min(CLASSES - 1, 1 + Math.floor(Math.log(ms / LEAST) / GROWTH));
}

/** The upper end of a class. */
function upperEnd(index: number): number {
  return index === 0 ? 0 : LEAST * Math.exp(index * GROWTH);
}
