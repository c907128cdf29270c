import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { WAIVABLE_CODES } from "../../../src/residency/residency-waiver";
import { newStack, newZone } from "../../support/fixtures";
import { type AuditCase, foundIn, writtenCase } from "./audit-case";
import { CASES, CORNERS, TOPICS } from "./cases";
import { storage } from "./resources";

describe.each(byName(TOPICS))("an audit of apps about %s", (_, { leaking, clean }) => {
  test.each(byName(leaking))("finds %s", (_, one) => {
    expect(foundIn(writtenCase(one))).toEqual(one.expected);
  });

  test.each(byName(clean))("is silent on %s", (_, one) => {
    expect(foundIn(writtenCase(one))).toEqual([]);
  });
});

// The corners override what a zone says of itself, which shows in the documents alone.
const SYNTHESIZED = TOPICS.filter(({ name }) => name !== CORNERS);

describe("synth", () => {
  test.each(byName(SYNTHESIZED))(
    "refuses an app about %s that leaks, and leaves nothing to apply",
    (_, { leaking: [one] }) => {
      const app = built(one);

      expect(() => app.synth()).toThrow(`[${one.expected[0].split(" ")[0]}]`);
      expect(writtenBy(app)).toEqual([]);
    },
  );

  test.each(byName(SYNTHESIZED))("writes an app about %s that is clean", (_, { clean: [one] }) => {
    const app = built(one);

    app.synth();

    expect(writtenBy(app)).not.toEqual([]);
  });

  test("tells at once what leaks in several stacks", () => {
    const app = newApp();
    for (const id of ["first", "second"]) storage(newZone(newStack(id, app)), "files", "eastus");

    expect(() => app.synth()).toThrow(/first\/eu\/files location.*second\/eu\/files location/s);
    expect(writtenBy(app)).toEqual([]);
  });

  test("knows what stands in the zone, whatever an override of the stack says of it", () => {
    const stack = newStack("prod", newApp());
    const { friendlyUniqueId } = storage(newZone(stack), "files", "eastus");
    stack.addOverride(`resource.azurerm_storage_account.${friendlyUniqueId}.//.metadata.path`, "prod/other/files");

    expect(() => (stack.node.root as App).synth()).toThrow("[LocationOutsideBoundary] prod/eu/files location");
  });
});

describe("the corpus", () => {
  test("has 80 leaking and 40 clean apps at least, each with a name of its own", () => {
    const names = CASES.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(CASES.filter(({ expected }) => expected.length > 0).length).toBeGreaterThanOrEqual(80);
    expect(CASES.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(40);
  });

  test("knows which of its apps leak", () => {
    const misplaced = TOPICS.flatMap(({ leaking, clean }) => [
      ...leaking.filter(({ expected }) => expected.length === 0),
      ...clean.filter(({ expected }) => expected.length > 0),
    ]);

    expect(misplaced.map(({ name }) => name)).toEqual([]);
  });

  test("has leaking and clean apps for every way in which a value may be written or changed", () => {
    const ways = TOPICS.filter(({ leaking, clean }) => leaking.length > 1 && clean.length > 1).map(({ name }) => name);

    expect(ways).toEqual(
      expect.arrayContaining([
        "overrides of a resource",
        "overrides of a stack",
        "variables",
        "locals",
        "references",
        "display names",
        "cross-stack references",
        "nested constructs",
        "azapi",
        "modules",
        "data sources",
        "plain ids",
        "wrong case",
      ]),
    );
  });

  test("has an app for every code that may be waived", () => {
    const codes = new Set(CASES.flatMap(({ expected }) => expected.map((line) => line.split(" ")[0])));

    expect(WAIVABLE_CODES.filter((code) => !codes.has(code))).toEqual([]);
  });
});

/** With the name first: in the title of a test, the name of a property would be cut off. */
function byName<T extends { readonly name: string }>(all: readonly T[]): readonly (readonly [string, T])[] {
  return all.map((one) => [one.name, one]);
}

function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), "audit-synth-")) });
}

function built({ build }: AuditCase): App {
  const app = newApp();
  build(app);
  return app;
}

/** Paths of stacks of which there is a document that Terraform could apply. */
function writtenBy(app: App): readonly string[] {
  return app.node
    .findAll()
    .filter((one): one is TerraformStack => TerraformStack.isStack(one))
    .filter((stack) => existsSync(join(app.outdir, app.manifest.forStack(stack).synthesizedStackPath)))
    .map(({ node }) => node.path);
}
