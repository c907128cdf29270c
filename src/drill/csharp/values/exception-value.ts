import type { DotNetException } from "../dotnet-exception";
import { EXCEPTION } from "../types/core-types";
import type { Type } from "../types/type";
import { ManagedObject } from "../value";

/** An exception that was caught, or is about to be thrown. */
export class ExceptionValue extends ManagedObject {
  constructor(readonly exception: DotNetException) {
    super();
  }

  get type(): Type {
    return EXCEPTION;
  }

  override toText(): string {
    const { typeName, message, inner } = this.exception;
    return `${typeName}: ${message}${inner ? ` ---> ${new ExceptionValue(inner).toText()}` : ""}`;
  }
}
