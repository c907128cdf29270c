import { DotNetException } from "../dotnet-exception";

export function nullReference(): DotNetException {
  return new DotNetException("System.NullReferenceException", "Object reference not set to an instance of an object.");
}

export function argumentNull(name: string): DotNetException {
  return new DotNetException("System.ArgumentNullException", `Value cannot be null.\nParameter name: ${name}`);
}

export function argument(message: string, name?: string): DotNetException {
  return new DotNetException("System.ArgumentException", withParameter(message, name));
}

export function outOfRange(
  name: string | undefined,
  message = "Specified argument was out of the range of valid values.",
): DotNetException {
  return new DotNetException("System.ArgumentOutOfRangeException", withParameter(message, name));
}

function withParameter(message: string, name: string | undefined): string {
  return name === undefined ? message : `${message}\nParameter name: ${name}`;
}

export function indexOutOfRange(): DotNetException {
  return new DotNetException("System.IndexOutOfRangeException", "Index was outside the bounds of the array.");
}

export function invalidCast(from: string, to: string): DotNetException {
  return new DotNetException("System.InvalidCastException", `Unable to cast object of type '${from}' to type '${to}'.`);
}

export function format(message = "Input string was not in a correct format."): DotNetException {
  return new DotNetException("System.FormatException", message);
}

export function overflow(message: string): DotNetException {
  return new DotNetException("System.OverflowException", message);
}

/** A number that its type does not hold. */
export function tooLarge(type: string): DotNetException {
  const names: Readonly<Record<string, string>> = { Byte: "unsigned byte", SByte: "signed byte" };
  const name = names[type] ?? type;
  return overflow(
    `Value was either too large or too small for a${/^[IU]/i.test(name) && !/^UInt/.test(name) ? "n" : ""} ${name}.`,
  );
}

export function invalidOperation(message: string): DotNetException {
  return new DotNetException("System.InvalidOperationException", message);
}

export function keyNotFound(key: string): DotNetException {
  return new DotNetException(
    "System.Collections.Generic.KeyNotFoundException",
    `The given key '${key}' was not present in the dictionary.`,
  );
}

export function divideByZero(): DotNetException {
  return new DotNetException("System.DivideByZeroException", "Attempted to divide by zero.");
}

export function notSupported(message: string): DotNetException {
  return new DotNetException("System.NotSupportedException", message);
}
