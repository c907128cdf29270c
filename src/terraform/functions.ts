export type Scalar = string | number | boolean;

/** A function of Terraform on values that are known; nothing where it depends on more than is read here. */
type TerraformFunction = (values: readonly Scalar[]) => string | undefined;

const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ["format", ([template, ...values]) => format(String(template), values)],
  ["join", ofTexts((separator, ...items) => items.join(separator))],
  [
    "lower",
    ofTexts(
      inAscii((text) => text.toLowerCase()),
      1,
    ),
  ],
  ["replace", ofTexts(replace, 3)],
  ["tostring", ofTexts((text) => text, 1)],
  [
    "trimspace",
    ofTexts(
      inAscii((text) => text.trim()),
      1,
    ),
  ],
  [
    "upper",
    ofTexts(
      inAscii((text) => text.toUpperCase()),
      1,
    ),
  ],
]);

export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/** What Terraform makes of a call, or nothing when that cannot be told. The items of a list that `join` takes are values each. */
export function callFunction(name: string, values: readonly Scalar[]): string | undefined {
  return values.length === 0 ? undefined : FUNCTIONS.get(name)?.(values);
}

/** A value as Terraform puts it into a text; nothing for a number that it may write in another way than JavaScript. */
export function textOf(value: Scalar): string | undefined {
  return typeof value === "number" && !Number.isSafeInteger(value) ? undefined : String(value);
}

/** @param arity How many values it takes; left out, any number. */
function ofTexts(call: (...texts: readonly string[]) => string | undefined, arity?: number): TerraformFunction {
  return (values) => {
    const texts = values.map(textOf).filter((text) => text !== undefined);
    return texts.length === (arity ?? values.length) && texts.length === values.length ? call(...texts) : undefined;
  };
}

/** Beyond ASCII, Go and JavaScript differ in what is a capital letter or a blank. */
function inAscii(change: (text: string) => string): (text: string) => string | undefined {
  return (text) => (/^\p{ASCII}*$/u.test(text) ? change(text) : undefined);
}

// Between slashes stands a regular expression, of a dialect of its own; where nothing is replaced, Go and JavaScript differ.
function replace(text: string, wanted: string, replacement: string): string | undefined {
  if (wanted === "" || /^\/.*\/$/s.test(wanted)) return undefined;
  return text.replaceAll(wanted, () => replacement);
}

/** `%s`, `%d`, `%v` and `%%`: all that makes a name. */
function format(template: string, values: readonly Scalar[]): string | undefined {
  let next = 0;
  let isKnown = true;
  const text = template.replace(/%(.?)/gsu, (_, verb: string) => {
    if (verb === "%") return "%";
    const value = next < values.length ? formatted(verb, values[next]) : undefined;
    next++;
    if (value === undefined) isKnown = false;
    return value ?? "";
  });
  return isKnown && next === values.length ? text : undefined;
}

function formatted(verb: string, value: Scalar): string | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (verb === "s") return text;
  // `%d` reads a text as a number, and writes that anew.
  if (verb === "d") return /^(?:0|-?[1-9]\d{0,14})$/.test(text) ? text : undefined;
  // `%v` writes a number of seven digits with an exponent.
  const isPlain = typeof value !== "number" || Math.abs(value) < 1_000_000;
  return verb === "v" && isPlain ? text : undefined;
}
