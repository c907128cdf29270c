import { ExpressionFault } from "../../../apim/expression-fault";

export function fault(at: number, message: string): ExpressionFault {
  return new ExpressionFault(message, at);
}
