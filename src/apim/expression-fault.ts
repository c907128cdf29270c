/** Why a policy expression cannot be read or compiled. */
export class ExpressionFault extends Error {
  constructor(
    message: string,
    /** Characters from the start of the code. */
    readonly offset: number,
  ) {
    super(message);
    this.name = "ExpressionFault";
  }
}
