/** Why a policy document cannot be read, and where. */
export class PolicyFault extends Error {
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
    this.name = "PolicyFault";
  }
}
