import { type Digits, fixed, grouped, rounded, scientific } from "./digits";

/** `0.00`, `#,##0.##`, `0%`, with sections for negative numbers and zero after a `;`. */
export function customNumber(number: Digits, format: string): string {
  const sections = splitSections(format);
  const isZero = (section: string) => rounded(scaled(number, section), placesOf(section).most).value === 0n;
  if (sections.length > 2 && isZero(sections[0])) return sectionText({ ...number, value: 0n }, sections[2]);
  if (number.isNegative && sections.length > 1 && sections[1] !== "" && !isZero(sections[1])) {
    return sectionText({ ...number, isNegative: false }, sections[1]);
  }
  return sectionText(number, sections[0]);
}

const LITERALS = /\\.|'[^']*'|"[^"]*"/g;

function splitSections(format: string): string[] {
  const marks: string[] = [];
  const plain = format.replace(LITERALS, (text) => {
    marks.push(text);
    return "\0";
  });
  return plain.split(";").map((section) => section.replace(/\0/g, () => marks.shift() ?? ""));
}

function withoutLiterals(section: string): string {
  return section.replace(LITERALS, "");
}

function placesOf(section: string): { readonly least: number; readonly most: number; readonly whole: number } {
  const [whole, fraction = ""] = digitsOnly(section).split(".");
  return {
    least: fraction.lastIndexOf("0") + 1,
    most: fraction.length,
    whole: whole.includes("0") ? whole.length - whole.indexOf("0") : 0,
  };
}

function digitsOnly(section: string): string {
  const plain = withoutLiterals(section).replace(/[eE][+-]?0+/, "");
  const point = plain.indexOf(".");
  const keep = (text: string) => text.replace(/[^0#]/g, "");
  return point < 0 ? keep(plain) : `${keep(plain.slice(0, point))}.${keep(plain.slice(point))}`;
}

function scaled(number: Digits, section: string): Digits {
  const plain = withoutLiterals(section);
  const percent = (plain.match(/%/g) ?? []).length * 2 + (plain.match(/‰/g) ?? []).length * 3;
  const thousands = /(,+)(?=\.|[^0#,]*$)/.exec(plain.split(".")[0])?.[1].length ?? 0;
  return { ...number, exponent: number.exponent + percent - 3 * thousands };
}

function sectionText(number: Digits, section: string): string {
  const plain = withoutLiterals(section);
  const exponent = /([eE])([+-]?)(0+)/.exec(plain);
  const value = scaled(number, section);
  const { least, most, whole } = placesOf(section);
  if (!/[0#]/.test(plain)) return signedLiteral(number, section);
  if (exponent) return exponentText(value, section, exponent, most);
  const parts = fixed(value, most);
  const fraction = parts.fraction.replace(/0+$/, "").padEnd(least, "0");
  const before = (parts.whole === "0" ? "" : parts.whole).padStart(whole, "0");
  const isGrouped = /[0#],+[0#]/.test(plain.split(".")[0]);
  const isNegative = number.isNegative && rounded(value, most).value !== 0n;
  return `${isNegative ? "-" : ""}${filled(section, isGrouped ? grouped(before) : before, fraction)}`;
}

function signedLiteral(number: Digits, section: string): string {
  return `${number.isNegative && number.value !== 0n ? "-" : ""}${filled(section, "", "")}`;
}

function exponentText(value: Digits, section: string, match: RegExpExecArray, places: number): string {
  const [text, letter, sign, zeros] = match;
  const written = scientific(value, places, letter, zeros.length);
  const shown = sign === "+" ? written : written.replace(/([eE])\+/, "$1");
  const tail = section.slice(section.indexOf(text) + text.length);
  return `${value.isNegative ? "-" : ""}${shown}${filled(tail, "", "")}`;
}

/** Puts the digits where the first of their places stands, and keeps what else the section says. */
function filled(section: string, whole: string, fraction: string): string {
  let result = "";
  let isPastPoint = false;
  let hasWhole = false;
  let hasFraction = false;
  const write = () => {
    if (!hasWhole) result += whole;
    hasWhole = true;
  };
  for (const [token] of section.matchAll(/\\.|'[^']*'|"[^"]*"|./gs)) {
    if (token === "0" || token === "#") {
      if (!isPastPoint) write();
      else if (!hasFraction) {
        result += fraction;
        hasFraction = true;
      }
    } else if (token === "." && !isPastPoint) {
      write();
      isPastPoint = true;
      result += fraction === "" ? "" : ".";
    } else if (token !== ",") {
      result += token.length > 1 ? (token[0] === "\\" ? token[1] : token.slice(1, -1)) : token;
    }
  }
  return result;
}
