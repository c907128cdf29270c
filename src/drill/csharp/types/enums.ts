import { definition } from "./definitions";
import type { Definition, Type } from "./type";

type Names = Readonly<Record<string, number>>;

function counted(...names: string[]): Names {
  return Object.fromEntries(names.map((name, value) => [name, value]));
}

const FLAGS: ReadonlySet<string> = new Set(["RegexOptions"]);

const ENUMS: ReadonlyMap<Definition, Names> = new Map(
  Object.entries({
    StringComparison: counted(
      ...["CurrentCulture", "CurrentCultureIgnoreCase", "InvariantCulture", "InvariantCultureIgnoreCase", "Ordinal"],
      "OrdinalIgnoreCase",
    ),
    StringSplitOptions: counted("None", "RemoveEmptyEntries"),
    MidpointRounding: counted("ToEven", "AwayFromZero"),
    UriPartial: counted("Scheme", "Authority", "Path", "Query"),
    UriKind: counted("RelativeOrAbsolute", "Absolute", "Relative"),
    UriHostNameType: counted("Unknown", "Basic", "Dns", "IPv4", "IPv6"),
    DateTimeKind: counted("Unspecified", "Utc", "Local"),
    DayOfWeek: counted("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
    Formatting: counted("None", "Indented"),
    JTokenType: counted(
      ...["None", "Object", "Array", "Constructor", "Property", "Comment", "Integer", "Float", "String", "Boolean"],
      ...["Null", "Undefined", "Date", "Raw", "Bytes", "Guid", "Uri", "TimeSpan"],
    ),
    RegexOptions: {
      ...{ None: 0, IgnoreCase: 1, Multiline: 2, ExplicitCapture: 4, Compiled: 8, Singleline: 16 },
      ...{ IgnorePatternWhitespace: 32, RightToLeft: 64, ECMAScript: 256, CultureInvariant: 512 },
    },
  }).map(([name, values]) => [definition(name), values]),
);

export function enumNames(type: Type): Names {
  return ENUMS.get(type.definition) ?? {};
}

/** `ToString()`: the name, or the number where there is none. */
export function enumText(type: Type, value: number): string {
  const names = Object.entries(enumNames(type));
  const name = names.find(([, each]) => each === value)?.[0];
  if (name !== undefined || !FLAGS.has(type.definition.short)) return name ?? `${value}`;
  const set = names.filter(([, each]) => each !== 0 && (value & each) === each).map(([each]) => each);
  return set.length > 0 ? set.join(", ") : `${value}`;
}
