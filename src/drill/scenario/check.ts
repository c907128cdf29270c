import type { CheckResult } from "../report/scenario-result";
import type { Reading } from "./measures";
import type { Expectation, ExpectedValue } from "./scenario-plan";

/** What `is` says where nothing should be. */
export const NOTHING = "nothing";

/** Tells whether what was found is what a value names. */
export type Equals = (found: string | number | boolean, value: ExpectedValue) => boolean;

/** Compares what was found with what was expected. */
export function checkOf(expectation: Expectation, found: Reading, equals: Equals): CheckResult {
  return {
    text: textOf(expectation),
    isMet: isMet(expectation, found, equals),
    found: shownReading(found),
    limit: "",
    isLimitIdle: false,
  };
}

/** A text is also what a number looks like: headers are texts. */
export function isSame(found: string | number | boolean, value: ExpectedValue): boolean {
  return typeof found === "string" ? found === String(value) : found === value;
}

function isMet({ comparison, value }: Expectation, found: Reading, equals: Equals): boolean {
  if (comparison === "is" && value === NOTHING) return found === undefined;
  if (found === undefined) return comparison === "lacks";
  if (comparison === "is") return equals(found, value);
  if (comparison === "contains") return String(found).includes(String(value));
  if (comparison === "lacks") return !String(found).includes(String(value));
  const number = Number(found);
  if (Number.isNaN(number) || typeof value !== "number") return false;
  if (comparison === "at-least") return number >= value;
  if (comparison === "at-most") return number <= value;
  return comparison === "above" ? number > value : number < value;
}

function textOf({ measure, scope, comparison, value }: Expectation): string {
  const { of, phase, load, status, request, header, text } = scope;
  const parts = [
    measure,
    status === undefined ? "" : `of status ${status}`,
    header === undefined ? "" : `'${header}'`,
    text === undefined ? "" : `with '${text}'`,
    request === undefined ? "" : `of request ${request}`,
    of === undefined ? "" : `of ${of}`,
    load === undefined ? "" : `in load ${load}`,
    phase === undefined ? "" : `in phase ${phase}`,
    comparison.replace("-", " "),
    String(value),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** Numbers with as many digits as say something. */
function shownReading(found: Reading): string {
  if (found === undefined) return NOTHING;
  if (typeof found === "number") return Number.isInteger(found) ? String(found) : String(Number(found.toPrecision(6)));
  const text = String(found);
  return text.length > 200 ? `${text.slice(0, 197)}…` : text;
}
