import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AssemblyType, assembly, type Member } from "../support/built-library";

const NAMES = join(__dirname, "public-names.txt");

describe("the public API", () => {
  const types = Object.values(assembly().types);

  test("has exactly the names of public-names.txt", () => {
    const expected = readFileSync(NAMES, "utf8").trim().split("\n");

    expect(types.map((type) => `${type.datatype ? "struct" : type.kind} ${type.name}`).sort()).toEqual(expected);
  });

  // All three compile without a warning and lose their type in every other language.
  test("has no union, no any and no json", () => {
    expect(types.flatMap((type) => looseTypes(type, type.name))).toEqual([]);
  });

  test("has documentation on every type and member", () => {
    const silent = types.flatMap((type) =>
      [{ name: "", docs: type.docs }, ...membersOf(type)]
        .filter((member) => !member.docs?.summary)
        .map((member) => `${type.name}.${member.name}`),
    );

    expect(silent).toEqual([]);
  });

  test("tells what happens when an optional property of a struct is left out", () => {
    const vague = types
      .filter((type) => type.datatype)
      .flatMap((type) =>
        (type.properties ?? [])
          .filter((property) => property.optional && !isSaying(property.docs?.default))
          .map((property) => `${type.name}.${property.name}: @default ${property.docs?.default ?? "is missing"}`),
      );

    expect(vague).toEqual([]);
  });

  test("names an interface of behaviour with I, and a struct without", () => {
    const misnamed = types
      .filter((type) => type.kind === "interface")
      .filter((type) => /^I[A-Z]/.test(type.name) === (type.datatype === true))
      .map((type) => type.name);

    expect(misnamed).toEqual([]);
  });

  test("has no word that says nothing", () => {
    const hollow = types
      .map((type) => type.name)
      .filter((name) => /(Manager|Helper|Utils?|Info|Data)$/.test(name) && name !== "DataClass");

    expect(hollow).toEqual([]);
  });
});

describe("looseTypes", () => {
  test.each([
    ["union", { properties: [{ name: "a", type: { union: { types: [] } } }] }],
    ["any", { methods: [{ name: "a", parameters: [{ type: { primitive: "any" } }] }] }],
    ["json", { properties: [{ name: "a", type: { primitive: "json" } }] }],
  ])("fails for %s", (kind, type) => {
    expect(looseTypes(type, "X")).toEqual([expect.stringContaining(kind)]);
  });
});

function membersOf(type: AssemblyType): readonly Member[] {
  return [...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])];
}

function isSaying(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "" && !/^-?\s*(undefined|the default|default)\.?$/i.test(text.trim());
}

function looseTypes(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const here = value as Record<string, unknown>;
  const label = typeof here.name === "string" && path !== here.name ? `${path}.${here.name}` : path;
  const own = "union" in here ? [`${label}: union`] : [];
  if (here.primitive === "any" || here.primitive === "json") {
    own.push(`${label}: ${here.primitive}`);
  }
  return [...own, ...Object.values(here).flatMap((child) => looseTypes(child, label))];
}
