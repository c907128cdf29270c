// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import fc from "fast-check";
import { resolveItems, resolveValue } from "../../src/terraform/reference";
import { TerraformDocument } from "../../src/terraform/terraform-document";

const document = TerraformDocument.parse({
  resource: {
    azurerm_resource_group: {
      rg: { name: "rg", location: "Sweden Central", tags: { "a b": "c", plain: "d" } },
      from_local: { location: "${local.second}" },
      counted: { count: 2, location: "eastus" },
      each: { for_each: { a: "eastus" }, location: "${each.value}", name: "n" },
      self: { location: "${azurerm_resource_group.self.location}" },
      ping: { location: "${azurerm_resource_group.pong.location}" },
      pong: { location: "${azurerm_resource_group.ping.location}" },
      null_location: { location: null },
    },
    azurerm_cognitive_deployment: {
      object: { sku: { name: "Standard", capacity: 10 } },
      list: { sku: [{ name: "Standard" }] },
    },
  },
  data: { azurerm_resource_group: { rg: { location: "eastus" } } },
  locals: {
    first: "swedencentral",
    second: "${local.first}",
    regions: ["swedencentral", "${local.second}"],
    settings: { eu: { region: "francecentral" } },
    alias: "${local.settings}",
    growing: "${local.growing.a}",
    double: "${local.first}${local.first}",
    flag: true,
    escaped: "$${local.first}",
    parts: ["a", "${local.first}", 7],
    aliasOfParts: "${local.parts}",
    fraction: 0.5,
    round: "${lower(local.trip)}",
    trip: '${join("-", ["a", local.round])}',
    ring: "${local.ring}",
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`d${i}`, i === 0 ? "aa" : `\${local.d${i - 1}}\${local.d${i - 1}}`]),
    ),
  },
  variable: {
    region: { default: "eastus" },
    template: { default: "${local.first}" },
    settings: { default: { eu: { region: "francecentral", zones: ["1", "2"] }, list: ["a", "${b}"] } },
    empty: { default: null },
    secret: { default: "eastus", sensitive: true },
    none: { type: "string" },
  },
});

describe("resolveValue", () => {
  test.each<[unknown, string | number | boolean]>([
    ["swedencentral", "swedencentral"],
    ["", ""],
    [7, 7],
    [true, true],
    ["$${var.region}", "${var.region}"],
    ["${azurerm_resource_group.rg.location}", "Sweden Central"],
    ["${resource.azurerm_resource_group.rg.location}", "Sweden Central"],
    ["${azurerm_resource_group.from_local.location}", "swedencentral"],
    ["${local.second}", "swedencentral"],
    ["${local.flag}", true],
    ["${local.escaped}", "${local.first}"],
    ["${local.regions[1]}", "swedencentral"],
    ["${local.regions.0}", "swedencentral"],
    ['${local.settings["eu"].region}', "francecentral"],
    ["${local.alias.eu.region}", "francecentral"],
    ["x-${azurerm_resource_group.rg.name}-${local.first}", "x-rg-swedencentral"],
    ['${azurerm_resource_group.rg.tags["a b"]}', "c"],
    ["${azurerm_resource_group.counted[1].location}", "eastus"],
    ['${azurerm_resource_group.each["a"].name}', "n"],
    ["${azurerm_cognitive_deployment.object.sku[0].name}", "Standard"],
    ["${azurerm_cognitive_deployment.object.sku.capacity}", 10],
    ["${azurerm_cognitive_deployment.list.sku[0].name}", "Standard"],
    ["${upper(local.second)}", "SWEDENCENTRAL"],
    ["x-${lower(azurerm_resource_group.rg.location)}", "x-sweden central"],
    ['${replace(lower(azurerm_resource_group.rg.location), " ", "")}', "swedencentral"],
    ['${format("%s-%d", local.first, azurerm_cognitive_deployment.object.sku.capacity)}', "swedencentral-10"],
    ['${join("-", ["a", local.first], ["${local.flag}"])}', "a-swedencentral-true"],
    ['${join("/", local.parts)}', "a/swedencentral/7"],
    ['${join("/", local.aliasOfParts)}', "a/swedencentral/7"],
    ['${lower("X-${upper("${local.first}")}-$${Y}")}', "x-swedencentral-${y}"],
    ['${"${local.flag}"}', true],
    ['${""}', ""],
    ["${-5}", -5],
  ])("follows %j", (value, expected) => {
    expect(resolveValue(document, value as string)).toEqual({ kind: "literal", value: expected });
  });

  test.each<[string, string, string]>([
    ["${var.region}", "eastus", "var.region"],
    ["a${var.region}", "aeastus", "var.region"],
    ["${upper(var.region)}", "EASTUS", "var.region"],
    ["${var.settings.eu.region}", "francecentral", "var.settings"],
    ['${join(",", var.settings["eu"].zones)}', "1,2", "var.settings"],
    ["${var.settings.list[1]}", "${b}", "var.settings"],
    // A default is a literal to Terraform.
    ["${var.template}", "${local.first}", "var.template"],
  ])("takes the default in %j, and tells whose", (value, expected, variable) => {
    expect(resolveValue(document, value)).toEqual({ kind: "literal", value: expected, variable });
  });

  test.each<[unknown, string]>([
    ["${var.none}", "'var.none' is a variable, whose value only Terraform knows"],
    ["${var.missing}", "'var.missing' is a variable, whose value only Terraform knows"],
    ["${var.empty}", "'var.empty' is a variable, whose value only Terraform knows"],
    ["${var.secret}", "'var.secret' is sensitive, and never shown"],
    ["${var.settings}", "it is an object, not a text"],
    ["${var.settings.us.region}", "'var.settings.us.region' is not written in this document"],
    [
      "${data.azurerm_resource_group.rg.location}",
      "'data.azurerm_resource_group.rg.location' is read when Terraform runs",
    ],
    ["${module.m.region}", "'module.m.region' is only known to Terraform"],
    ["${each.value}", "'each.value' is only known to Terraform"],
    ["${local.missing}", "'local.missing' is not in this document"],
    ["${local.toString}", "'local.toString' is not in this document"],
    ["${local}", "'local.undefined' is not in this document"],
    ["${azurerm_resource_group.missing.location}", "'azurerm_resource_group.missing' is not in this document"],
    ["${azurerm_resource_group.rg}", "'azurerm_resource_group.rg' names no attribute"],
    ["${azurerm_resource_group}", "'azurerm_resource_group' is no reference"],
    ["${azurerm_resource_group.rg.id}", "'id' of 'azurerm_resource_group.rg' is not written in this document"],
    [
      "${azurerm_resource_group.rg.toString}",
      "'toString' of 'azurerm_resource_group.rg' is not written in this document",
    ],
    ["${azurerm_resource_group.null_location.location}", "no value is written"],
    ["${azurerm_resource_group.rg.tags}", "it is an object, not a text"],
    ["${local.regions}", "it is a list, not a text"],
    ["${local.regions[9]}", "'local.regions[9]' is not written in this document"],
    [
      "${azurerm_resource_group.counted.location}",
      "'azurerm_resource_group.counted' has several instances and none is named",
    ],
    ["${azurerm_resource_group.rg[0].location}", "'azurerm_resource_group.rg' has no instances"],
    ['${azurerm_resource_group.each["a"].location}', "'each.value' is only known to Terraform"],
    ["${azurerm_resource_group.self.location}", "'azurerm_resource_group.self.location' refers to itself"],
    ["${local.growing}", "it goes deeper than 16 levels"],
    ["${local.d39}", "it is longer than 4096 characters"],
    ["${coalesce(local.first)}", "it is an expression that only Terraform evaluates"],
    ['${local.flag ? "a" : "b"}', "it is an expression that only Terraform evaluates"],
    ["${lower(local.missing)}", "'local.missing' is not in this document"],
    ["${lower(local.parts)}", "it is a list, not a text"],
    ['${lower(["a"])}', "it is a list, not a text"],
    ['${["a"]}', "it is a list, not a text"],
    ['${join("-")}', "it is an expression that only Terraform evaluates"],
    ['${join("-", local.first)}', "it is an expression that only Terraform evaluates"],
    ['${join("-", local.parts, var.none)}', "it is an expression that only Terraform evaluates"],
    ['${join("-", local.ring)}', "it is an expression that only Terraform evaluates"],
    ["${lower(local.parts...)}", "it is an expression that only Terraform evaluates"],
    ["a${local.fraction}", "it is an expression that only Terraform evaluates"],
    ["${lower(local.d39)}", "it is longer than 4096 characters"],
    ["${local.round}", "'local.round' refers to itself"],
    ["x%{if true}y%{endif}", "it is a template of a form that is not read here"],
    ["a${var.none}", "'var.none' is a variable, whose value only Terraform knows"],
    [null, "no value is written"],
    [undefined, "no value is written"],
    [["a"], "it is a list, not a text"],
    [{ a: 1 }, "it is an object, not a text"],
  ])("does not guess %j", (value, reason) => {
    expect(resolveValue(document, value as string)).toMatchObject({ kind: "unknown", reason });
  });

  test("finds a cycle through functions from either end", () => {
    for (const name of ["round", "trip"]) {
      expect(resolveValue(document, `\${local.${name}}`).kind).toBe("unknown");
    }
  });

  test("finds a cycle from either end", () => {
    for (const name of ["ping", "pong"]) {
      const { kind } = resolveValue(document, `\${azurerm_resource_group.${name}.location}`);
      expect(kind).toBe("unknown");
    }
  });

  test("tells the expression that was asked for, and the attribute where the references end", () => {
    const chained = TerraformDocument.parse({
      resource: { azurerm_cognitive_account: { a: {} } },
      locals: { id: "${azurerm_cognitive_account.a.id}" },
    });

    const resolution = resolveValue(chained, "${local.id}");

    expect(resolution).toMatchObject({ expression: "${local.id}", end: { attribute: "id", resource: { name: "a" } } });
    expect(resolveValue(chained, "${local.id}/x")).not.toHaveProperty("end");
  });

  test("follows a chain as long as the document without exhausting the stack", () => {
    const length = 50_000;
    const locals = Object.fromEntries(
      Array.from({ length }, (_, i) => [`l${i}`, i === length - 1 ? "swedencentral" : `\${local.l${i + 1}}`]),
    );

    const resolution = resolveValue(TerraformDocument.parse({ locals }), "${local.l0}");

    expect(resolution).toEqual({ kind: "literal", value: "swedencentral" });
  });

  test("follows a chain of calls as long as the document", () => {
    const length = 20_000;
    const locals = Object.fromEntries(
      Array.from({ length }, (_, i) => [`l${i}`, i === length - 1 ? "EASTUS" : `\${lower(local.l${i + 1})}`]),
    );

    expect(resolveValue(TerraformDocument.parse({ locals }), "${local.l0}")).toEqual({
      kind: "literal",
      value: "eastus",
    });
  });

  test("ends on every graph of references, with the same answer in every order", () => {
    const size = 12;
    const reference = fc.nat(size - 1).map((i) => (i % 2 === 0 ? `\${local.n${i}}` : `\${azurerm_x.n${i}.location}`));
    const value = fc.array(fc.oneof({ weight: 3, arbitrary: reference }, fc.constantFrom("a", "b", "${var.x}")), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(value, { minLength: size, maxLength: size }), (values) => {
        const texts = values.map((parts) => parts.join("-"));
        const locals = Object.fromEntries(texts.map((text, i) => [`n${i}`, text]));
        const azurerm_x = Object.fromEntries(texts.map((text, i) => [`n${i}`, { location: text }]));
        const json = { locals, resource: { azurerm_x } };

        const forward = TerraformDocument.parse(json);
        const backward = TerraformDocument.parse(json);
        const ahead = texts.map((text) => resolveValue(forward, text));
        const back = [...texts]
          .reverse()
          .map((text) => resolveValue(backward, text))
          .reverse();

        expect(ahead.map(plain)).toEqual(back.map(plain));
        expect(ahead.map(plain)).toEqual(texts.map((text) => naive(text, texts, [])));
      }),
    );
  });
});

describe("resolveItems", () => {
  const values = (value: unknown) => resolveItems(document, value as string)?.map(plain);

  test.each<[unknown, unknown[]]>([
    [[], []],
    [
      ["a", "${local.first}", "${var.none}", 7, null, ["b"]],
      ["a", "swedencentral", undefined, 7, undefined, undefined],
    ],
    ["${local.parts}", ["a", "swedencentral", 7]],
    ["${local.aliasOfParts}", ["a", "swedencentral", 7]],
    ['${["a", lower("B"), local.first]}', ["a", "b", "swedencentral"]],
    ["${var.settings.list}", ["a", "${b}"]],
  ])("of %j are each followed", (value, expected) => {
    expect(values(value)).toEqual(expected);
  });

  test.each([
    "a",
    "",
    null,
    {},
    5,
    "${var.none}",
    "${local.first}",
    "${local.ring}",
    "a${local.parts}",
    "${toset(local.parts)}",
    "${local.parts[*]}",
    "%{if true}a%{endif}",
  ])("are nothing for %j, which is no list that can be told", (value) => {
    expect(values(value)).toBeUndefined();
  });
});

function plain(resolution: { kind: string; value?: unknown }): unknown {
  return resolution.kind === "literal" ? resolution.value : undefined;
}

/** Replaces one reference after the other, and gives up on the first that it meets again. */
function naive(text: string, texts: readonly string[], seen: readonly number[]): string | undefined {
  if (text.includes("${var.")) return undefined;
  const match = /\$\{(?:local|azurerm_x)\.n(\d+)(?:\.location)?\}/.exec(text);
  if (!match) return text;
  const index = Number(match[1]);
  if (seen.includes(index)) return undefined;
  const inner = naive(texts[index], texts, [...seen, index]);
  return inner === undefined
    ? undefined
    : naive(
        text.replace(match[0], () => inner),
        texts,
        seen,
      );
}
