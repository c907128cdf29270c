import { ALLOWED_TYPES } from "../../../src/apim/allowed-types";
import { CONTEXT_TYPES } from "../../../src/apim/context-types";
import { LIBRARY } from "../../../src/drill/csharp/library/library";
import { extensionMembers, ownMembers } from "../../../src/drill/csharp/library/member-index";
import { findDefinition, isNameable } from "../../../src/drill/csharp/types/definitions";

/** Permitted, and not known to the interpreter. */
const NOT_KNOWN = [
  ...["Newtonsoft.Json.Linq.JConstructor", "System.TimeZone", "System.TimeZoneInfo.AdjustmentRule"],
  ...["System.TimeZoneInfo.TransitionTime", "System.IO.StringReader", "System.IO.StringWriter"],
];

// XML, ciphers and certificates.
const NOT_KNOWN_NAMESPACES =
  /^System\.(Xml|Security\.Cryptography\.(X509|RSA|RNG|Asym|Sym|Cipher|Padding|Oid|Keyed|HashAlgorithmName))/;

function isKnown(name: string): boolean {
  return [0, 1, 2, 3, 4].some((count) => findDefinition(name, count) !== undefined);
}

describe("the types of expressions", () => {
  test("are those that API Management permits, but for a few", () => {
    const missing = Object.keys(ALLOWED_TYPES).filter((name) => !isKnown(name) && !NOT_KNOWN_NAMESPACES.test(name));

    expect(missing).toEqual(NOT_KNOWN);
  });

  test("can be named only where API Management permits it", () => {
    const extra = [...LIBRARY.keys()]
      .filter(isNameable)
      .map(({ name }) => name)
      .filter((name) => !Object.hasOwn(ALLOWED_TYPES, name) && !Object.hasOwn(CONTEXT_TYPES, name));

    expect(extra).toEqual([]);
  });

  test("have readable signatures", () => {
    for (const definition of LIBRARY.keys()) expect(ownMembers(definition, "")).toEqual([]);
    expect(extensionMembers("Select").length).toBeGreaterThan(1);
  });
});
