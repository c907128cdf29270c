/**
 * What an expression throws. It is no `Error`, because policies that catch what they throw would pay for a stack that nobody
 * reads.
 */
export class DotNetException {
  constructor(
    /** With its namespace, `System.FormatException`. */
    readonly typeName: string,
    readonly message: string,
    readonly inner?: DotNetException,
  ) {}

  toString(): string {
    return `${this.typeName}: ${this.message}`;
  }
}
