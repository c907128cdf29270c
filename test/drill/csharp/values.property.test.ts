import fc from "fast-check";
import { parseJson } from "../../../src/drill/csharp/json/parse-json";
import { tokenOf } from "../../../src/drill/csharp/json/tokens";
import { compareTexts } from "../../../src/drill/csharp/text/compare-text";
import { roundTripText } from "../../../src/drill/csharp/text/number-text";
import { splitText } from "../../../src/drill/csharp/text/split";
import { escapeData, unescapeData } from "../../../src/drill/csharp/text/uri";
import { DecimalValue } from "../../../src/drill/csharp/values/decimal-value";
import { GuidValue } from "../../../src/drill/csharp/values/guid-value";
import * as Wides from "../../../src/drill/csharp/values/wide";

const int64 = fc.bigInt({ min: Wides.LONG_MIN, max: Wides.LONG_MAX });
const small = fc.integer().map(BigInt);
const anyLong = fc.oneof(int64, small, fc.constantFrom(0n, 1n, -1n, Wides.LONG_MIN, Wides.LONG_MAX, 2n ** 53n));

function isInOneForm(value: Wides.Wide): boolean {
  return typeof value === "number" ? Number.isSafeInteger(value) && !Object.is(value, -0) : Wides.wide(value) === value;
}

describe("a long", () => {
  test.each([
    ["+", (a: Wides.Wide, b: Wides.Wide) => Wides.add(a, b, Wides.SIGNED), (a: bigint, b: bigint) => a + b],
    ["-", (a: Wides.Wide, b: Wides.Wide) => Wides.subtract(a, b, Wides.SIGNED), (a: bigint, b: bigint) => a - b],
    ["*", (a: Wides.Wide, b: Wides.Wide) => Wides.multiply(a, b, Wides.SIGNED), (a: bigint, b: bigint) => a * b],
  ])("is calculated with %s as 64 bits are", (_, calculate, exact) => {
    fc.assert(
      fc.property(anyLong, anyLong, (a, b) => {
        const result = calculate(Wides.wide(a), Wides.wide(b));
        return BigInt(result) === BigInt.asIntN(64, exact(a, b)) && isInOneForm(result);
      }),
    );
  });

  test("is divided towards zero", () => {
    fc.assert(
      fc.property(anyLong, anyLong, (a, b) => {
        fc.pre(b !== 0n && !(a === Wides.LONG_MIN && b === -1n));
        const [quotient, rest] = [
          Wides.divide(Wides.wide(a), Wides.wide(b)),
          Wides.remainder(Wides.wide(a), Wides.wide(b)),
        ];
        return BigInt(quotient) === a / b && BigInt(rest) === a % b && isInOneForm(quotient) && isInOneForm(rest);
      }),
    );
  });
});

describe("a decimal", () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }));

  test("comes back from its text", () => {
    fc.assert(
      fc.property(decimal, ([digits, places]) => {
        const text = DecimalValue.of(digits, places).toText();
        return DecimalValue.parse(text)?.toText() === text;
      }),
    );
  });

  test("is what it was after something was added and taken away", () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [DecimalValue.of(...a), DecimalValue.of(...b)];
        return x.add(y).subtract(y).compare(x) === 0;
      }),
    );
  });
});

describe("a double", () => {
  test("comes back from its round-trip text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => Number(roundTripText(value)) === value || value === 0),
    );
  });
});

describe("JSON", () => {
  // Texts that look like dates become dates, and a number above 2^53 keeps its digits.
  const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !/\d{4}-\d\d-\d\dT/.test(JSON.stringify(value)));

  test("says the same after it was read and written", () => {
    fc.assert(
      fc.property(json, fc.boolean(), (value, isIndented) => {
        const text = JSON.stringify(value);
        const written = tokenOf(parseJson(text)).toJson(isIndented);
        expect(JSON.parse(written)).toEqual(JSON.parse(text));
      }),
    );
  });

  test("is the same text again when somebody looked at every token", () => {
    fc.assert(
      fc.property(json, (value) => {
        const [plain, touched] = [tokenOf(parseJson(JSON.stringify(value))), tokenOf(parseJson(JSON.stringify(value)))];
        const look = (token: typeof plain): void => [...token].forEach(look);
        look(touched);
        expect(touched.toJson(false)).toBe(plain.toJson(false));
        expect(touched.clone().toJson(true)).toBe(plain.toJson(true));
      }),
    );
  });
});

describe("a text", () => {
  test("is whole again when its parts are joined", () => {
    const pieces = fc.string({ unit: fc.constantFrom("a", ",", ";", "b") });
    fc.assert(fc.property(pieces, (text) => splitText(text, [","], Number.MAX_SAFE_INTEGER, false).join(",") === text));
  });

  test("comes back from its escapes", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => unescapeData(escapeData(text)) === text));
  });

  test("has one order, whichever of two comes first", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "A", "b", "é", "-", "1", " ") });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 5 }), (a, b, comparison) => {
        const [there, back] = [compareTexts(a, b, comparison), compareTexts(b, a, comparison)];
        return Math.sign(there) === -Math.sign(back) || (there === 0 && back === 0);
      }),
    );
  });
});

describe("a GUID", () => {
  test("comes back from its bytes and from all of its texts", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom("D", "N", "B", "P"), (text, format) => {
        const guid = GuidValue.parse(text);
        expect(guid?.text).toBe(text);
        expect(GuidValue.parse(guid?.toText(format) ?? "")?.text).toBe(text);
        expect(GuidValue.ofBytes([...(guid?.bytes ?? [])]).text).toBe(text);
      }),
    );
  });
});
