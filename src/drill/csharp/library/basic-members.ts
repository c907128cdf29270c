import { DotNetException } from "../dotnet-exception";
import { argumentNull, format as formatFault, invalidOperation } from "../text/exceptions";
import { hashOfText } from "../text/hash";
import { definition } from "../types/definitions";
import { enumNames, enumText } from "../types/enums";
import { type Definition, NULLABLE, type Type } from "../types/type";
import type { Raw, Value } from "../value";
import { boxer } from "../values/box";
import { defaultOf } from "../values/defaults";
import type { ExceptionValue } from "../values/exception-value";
import { ExceptionValue as ExceptionObject } from "../values/exception-value";
import { areEqual, keyOf } from "../values/identity";
import { toText } from "../values/to-text";
import { type MemberTable, withTypes } from "./member-table";

type Text = string | null;

interface Out {
  value: Raw;
}

const OBJECT_MEMBERS: MemberTable = {
  "static bool Equals(object a, object b)": areEqual,
  "static bool ReferenceEquals(object a, object b)": (a: Raw, b: Raw) => a === b,
  "string ToString()": (value: Value) => toText(value),
  "bool Equals(object value)": areEqual,
  "int GetHashCode()": (value: Value) => hashOfText(String(keyOf(value))),
};

function parseBool(text: Text): boolean | undefined {
  const word = text?.replace(/^[\s\0]+|[\s\0]+$/g, "").toLowerCase();
  return word === "true" ? true : word === "false" ? false : undefined;
}

const BOOL_MEMBERS: MemberTable = {
  "static string TrueString": "True",
  "static string FalseString": "False",
  "static bool Parse(string value)": (text: Text) => {
    if (text === null) throw argumentNull("value");
    const value = parseBool(text);
    if (value === undefined) throw formatFault("String was not recognized as a valid Boolean.");
    return value;
  },
  "static bool TryParse(string value, out bool result)": (text: Text, out: Out) => {
    const value = parseBool(text);
    out.value = value ?? false;
    return value !== undefined;
  },
  "string ToString()": (value: boolean) => (value ? "True" : "False"),
  "bool Equals(bool value)": (a: boolean, b: boolean) => a === b,
  "int CompareTo(bool value)": (a: boolean, b: boolean) => Number(a) - Number(b),
};

const CHAR_MEMBERS: MemberTable = {
  "static char MaxValue": "\uffff",
  "static char MinValue": "\0",
  "static bool IsDigit(char c)": (c: string) => /\p{Nd}/u.test(c),
  "static bool IsNumber(char c)": (c: string) => /\p{N}/u.test(c),
  "static bool IsLetter(char c)": (c: string) => /\p{L}/u.test(c),
  "static bool IsLetterOrDigit(char c)": (c: string) => /[\p{L}\p{Nd}]/u.test(c),
  "static bool IsUpper(char c)": (c: string) => /\p{Lu}/u.test(c),
  "static bool IsLower(char c)": (c: string) => /\p{Ll}/u.test(c),
  "static bool IsWhiteSpace(char c)": (c: string) => /[\s\u0085]/.test(c) && c !== "\ufeff",
  "static bool IsPunctuation(char c)": (c: string) => /\p{P}/u.test(c),
  "static bool IsSymbol(char c)": (c: string) => /\p{S}/u.test(c),
  "static bool IsControl(char c)": (c: string) => /\p{Cc}/u.test(c),
  "static char ToUpper(char c)": (c: string) => single(c.toUpperCase(), c),
  "static char ToLower(char c)": (c: string) => single(c.toLowerCase(), c),
  "static char ToUpperInvariant(char c)": (c: string) => single(c.toUpperCase(), c),
  "static char ToLowerInvariant(char c)": (c: string) => single(c.toLowerCase(), c),
  "static double GetNumericValue(char c)": (c: string) => (/^\d$/.test(c) ? Number(c) : -1),
  "static string ToString(char c)": (c: string) => c,
  "static char Parse(string s)": (text: Text) => {
    if (text?.length !== 1) throw formatFault("String must be exactly one character long.");
    return text;
  },
  "string ToString()": (c: string) => c,
  "bool Equals(char value)": (a: string, b: string) => a === b,
  "int CompareTo(char value)": (a: string, b: string) => a.charCodeAt(0) - b.charCodeAt(0),
};

// A char stays one unit: `ß` has no capital of its own.
function single(changed: string, char: string): string {
  return changed.length === 1 ? changed : char;
}

const NULLABLE_MEMBERS: MemberTable = {
  "bool HasValue": (value: Raw) => value !== null,
  "T Value": (value: Raw) => {
    if (value === null) throw invalidOperation("Nullable object must have a value.");
    return value;
  },
  "T GetValueOrDefault()": withTypes(([T]) => {
    const fallback = defaultOf(T);
    return (value: Raw) => value ?? fallback;
  }),
  "T GetValueOrDefault(T defaultValue)": (value: Raw, fallback: Raw) => value ?? fallback,
  "string ToString()": withTypes(([T]) => {
    const box = boxer(T);
    return (value: Raw) => (value === null ? "" : toText(box(value)));
  }),
  "bool Equals(object other)": withTypes(([T]) => {
    const box = boxer(T);
    return (value: Raw, other: Raw) => areEqual(value === null ? null : box(value), other);
  }),
};

const EXCEPTION_MEMBERS: MemberTable = {
  "new()": () =>
    new ExceptionObject(new DotNetException("System.Exception", "Exception of type 'System.Exception' was thrown.")),
  "new(string message)": (message: Text) =>
    new ExceptionObject(
      new DotNetException("System.Exception", message ?? "Exception of type 'System.Exception' was thrown."),
    ),
  "new(string message, Exception innerException)": (message: Text, inner: ExceptionValue | null) =>
    new ExceptionObject(new DotNetException("System.Exception", message ?? "", inner?.exception)),
  "string Message": ({ exception }: ExceptionValue) => exception.message,
  "Exception InnerException": ({ exception: { inner } }: ExceptionValue) => (inner ? new ExceptionObject(inner) : null),
  "string StackTrace": () => null,
  "string Source": () => null,
};

const ENUM_MEMBERS: MemberTable = {
  "static bool TryParse<T>(string value, out T result)": withTypes(
    ([T]) =>
      (text: Text, out: Out) =>
        tryEnum(T, text, false, out),
  ),
  "static bool TryParse<T>(string value, bool ignoreCase, out T result)": withTypes(
    ([T]) =>
      (text: Text, ignoresCase: boolean, out: Out) =>
        tryEnum(T, text, ignoresCase, out),
  ),
};

function tryEnum(type: Type, text: Text, ignoresCase: boolean, out: Out): boolean {
  const same = (name: string) =>
    ignoresCase ? name.toLowerCase() === text?.trim().toLowerCase() : name === text?.trim();
  const found = Object.entries(enumNames(type)).find(([name]) => same(name));
  const number = /^\s*-?\d+\s*$/.test(text ?? "") ? Number(text) : undefined;
  out.value = found?.[1] ?? number ?? 0;
  return found !== undefined || number !== undefined;
}

function enumMembers(name: string): readonly [Definition, MemberTable] {
  const { type } = definition(name);
  return [
    definition(name),
    {
      "string ToString()": (value: number) => enumText(type, value),
      [`bool HasFlag(${name} flag)`]: (value: number, flag: number) => (value & flag) === flag,
    },
  ];
}

const ENUMS = ["StringComparison", "StringSplitOptions", "MidpointRounding", "UriPartial", "DateTimeKind", "DayOfWeek"];

export const BASIC_MEMBERS: readonly (readonly [Definition, MemberTable])[] = [
  [definition("object"), OBJECT_MEMBERS],
  [definition("bool"), BOOL_MEMBERS],
  [definition("char"), CHAR_MEMBERS],
  [NULLABLE, NULLABLE_MEMBERS],
  [definition("Exception"), EXCEPTION_MEMBERS],
  [definition("Enum"), ENUM_MEMBERS],
  ...[...ENUMS, "Formatting", "JTokenType", "RegexOptions", "UriKind", "UriHostNameType"].map(enumMembers),
];
