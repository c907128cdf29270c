// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { resolveAttribute } from "../../src/terraform/block";
import { mentionsIn } from "../../src/terraform/mention";
import { readPlan } from "../../src/terraform/plan-document";
import {
  bodyIn as body,
  change,
  configured,
  constant,
  instance,
  type Json,
  plan,
  references,
  template,
  X,
  Y,
  Z,
} from "./plan-fixture";

const ID = `${Y}.id`;
/** The id of `azurerm_y.y`, as a reference in HCL. */
const Y_ID = references(ID, Y);

describe("a value that is only known after apply", () => {
  test.each<[string, Json, string]>([
    ["one reference in HCL", Y_ID, `\${${ID}}`],
    ["the same reference twice", references(ID, Y, ID, Y), `\${${ID}}`],
    ["a template of JSON that is a reference", template(`\${${ID}}`, ID, Y), `\${${ID}}`],
    ["a template of JSON that is more", template(`\${${ID}}/x`, ID, Y), `\${known_after_apply(${ID})}`],
    ["a condition in JSON", template(`\${a ? ${ID} : "x"}`, ID, Y), `\${known_after_apply(${ID})}`],
    ["two references", references(ID, Y, `${Z}.id`, Z), `\${known_after_apply(${ID}, ${Z}.id)}`],
    ["two attributes of one", references(ID, Y, `${Y}.key`, Y), `\${known_after_apply(${ID}, ${Y}.key)}`],
    ["a resource as a whole", references(Y), `\${known_after_apply(${Y})}`],
    ["an instance by its key", references(Y, "each.key"), `\${known_after_apply(${Y})}`],
    ["a local", references("local.x"), "${known_after_apply()}"],
    ["a variable of the root", references("var.x"), "${known_after_apply()}"],
    ["a function of nothing", {}, "${known_after_apply()}"],
    ["a literal, which would be known", constant(5), "${known_after_apply()}"],
    [
      "an attribute that is known, so it is more than that",
      references(`${Y}.name`, Y),
      `\${known_after_apply(${Y}.name)}`,
    ],
    [
      "an attribute that is null, so it is more than that",
      references(`${Y}.none`, Y),
      `\${known_after_apply(${Y}.none)}`,
    ],
    [
      "a resource that is not there",
      references("azurerm_w.w.id", "azurerm_w.w"),
      "${known_after_apply(azurerm_w.w.id)}",
    ],
    [
      "a data source that is read later",
      references("data.azurerm_w.w.id", "data.azurerm_w.w"),
      "${known_after_apply(data.azurerm_w.w.id)}",
    ],
    ["an attribute in a block", references(`${Y}.ids[0]`, `${Y}.ids`, Y), `\${${Y}.ids[0]}`],
    ["references that are none", { references: [5, "a b", "${x}"] }, "${known_after_apply()}"],
  ])("is written as %s tells", (_, expression, expected) => {
    expect(body({}, { id: true, a: true }, { a: expression })).toEqual({ a: expected });
  });

  test("leads to the attribute, though that is not known either", () => {
    const key = body({}, { key_of: true }, { key_of: references(`${Y}.key`, Y) });
    const document = readPlan(
      plan({
        resources: [instance(X, {}), instance(Y, {})],
        changes: [change(X, ["create"], { key_of: true }), change(Y, ["create"], { id: true, key: true })],
        configuration: [configured(X, { key_of: references(`${Y}.key`, Y) }), configured(Y, {})],
      }),
    );

    expect(key).toEqual({ key_of: `\${${Y}.key}` });
    expect(resolveAttribute(document, document.resources[0].body, "key_of")).toMatchObject({
      kind: "unknown",
      end: { attribute: "key", resource: { address: Y } },
    });
  });

  test("mentions all that it depends on, through modules", () => {
    const calls = {
      m: {
        expressions: { id: Y_ID, name: references("var.other") },
        module: {
          resources: [],
          outputs: { out: { expression: references("var.id", "var.name", "azurerm_w.w.id", "azurerm_w.w") } },
        },
      },
    };
    const found = body({}, { a: true }, { a: references("module.m.out", "module.m", `${Z}.id`, Z) }, { calls });

    expect(found).toEqual({ a: `\${known_after_apply(${Z}.id, module.m.azurerm_w.w.id, ${ID})}` });
    expect([...mentionsIn(found)]).toEqual(expect.arrayContaining([Y, Z, "module.m.azurerm_w.w"]));
  });

  test.each<[string, Json, string]>([
    ["an output", references("module.m.out", "module.m"), `\${${ID}}`],
    ["an output of an instance", references('module.m["a"].out', 'module.m["a"]', "module.m"), `\${${ID}}`],
    ["an attribute of an output", references("module.m.whole.id", "module.m.whole", "module.m"), `\${${ID}}`],
    ["an output of a module in it", references("module.m.deep", "module.m"), `\${${ID}}`],
    ["an output that is more", references("module.m.both", "module.m"), `\${known_after_apply(${ID}, ${Z}.id)}`],
    ["an output that is not there", references("module.m.none", "module.m"), "${known_after_apply()}"],
    ["a module that is not there", references("module.n.out", "module.n"), "${known_after_apply()}"],
    ["an output of itself", references("module.m.loop", "module.m"), "${known_after_apply()}"],
  ])("is followed through %s of a module", (_, expression, expected) => {
    const output = (...names: string[]) => ({ expression: references(...names) });
    const calls = {
      m: {
        expressions: {
          id: Y_ID,
          other: references(`${Z}.id`, Z),
          whole: references(Y),
          loop: references("module.m.loop", "module.m"),
        },
        module: {
          outputs: {
            out: output("var.id"),
            whole: output("var.whole"),
            both: output("var.id", "var.other"),
            deep: output("module.n.out", "module.n"),
            loop: output("var.loop"),
          },
          module_calls: {
            n: { expressions: { id: references("var.id") }, module: { outputs: { out: output("var.id") } } },
          },
        },
      },
    };

    expect(body({}, { a: true }, { a: expression }, { calls })).toEqual({ a: expected });
  });
});

describe("a known value", () => {
  test.each<[string, unknown, unknown, unknown]>([
    ["is a reference where that has the same value", "y", references(`${Y}.name`, Y), `\${${Y}.name}`],
    ["is itself where something was done to it", "Y", references(`${Y}.name`, Y), "Y"],
    ["is itself where nothing tells its origin", "y", undefined, "y"],
    ["is no template", "${x} %{y}", constant("$${x} %%{y}"), "$${x} %%{y}"],
    ["may be a number", 7, references(`${Y}.count_of`, Y), 7],
    ["may be a truth value", false, constant(false), false],
  ])("%s", (_, value, expression, expected) => {
    expect(body({ a: value }, {}, { a: expression })).toEqual({ a: expected });
  });

  test("that is null is not written", () => {
    expect(body({ a: null, b: [null], c: { d: null } }, {}, { a: constant(null) })).toEqual({ b: [null], c: {} });
  });
});

describe("a sensitive value", () => {
  test.each<[string, unknown, unknown, Json, unknown]>([
    [
      "is a reference where the configuration tells it",
      "hush",
      true,
      { a: references(`${Y}.secret`, Y) },
      `\${${Y}.secret}`,
    ],
    [
      "is withheld where that has another value",
      "hush!",
      true,
      { a: references(`${Y}.secret`, Y) },
      `\${sensitive_value(${Y}.secret)}`,
    ],
    ["is withheld where it is a variable", "hush", true, { a: references("var.secret") }, "${sensitive_value()}"],
    ["is withheld where it is a literal", "hush", true, { a: constant("hush") }, "${sensitive_value()}"],
    ["is withheld as a whole", { b: "hush" }, true, { a: constant({ b: "hush" }) }, "${sensitive_value()}"],
    [
      "is withheld in a list",
      ["a", "hush"],
      [false, true],
      { a: constant(["a", "hush"]) },
      ["a", "${sensitive_value()}"],
    ],
    [
      "is withheld in a block",
      [{ b: "hush" }],
      [{ b: true }],
      { a: [{ b: constant("hush") }] },
      [{ b: "${sensitive_value()}" }],
    ],
    ["is what the provider chooses where nothing is configured", "hush", true, {}, "${chosen_by_provider()}"],
  ])("%s", (_, value, sensitive, expressions, expected) => {
    expect(body({ a: value }, {}, expressions, { sensitive: { a: sensitive } })).toEqual({ a: expected });
  });
});

describe("a plan that means harm", () => {
  test("takes no more than linear time", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `azurerm_y.y${i}.id`);
    const output = (i: number) => ({ expression: references(`module.m.o${i + 1}`, `module.m.p${i + 1}`, "var.x") });
    const outputs = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [
        [`o${i}`, output(i)],
        [`p${i}`, output(i)],
      ]).flat(),
    );
    const calls = { m: { expressions: {}, module: { outputs, module_calls: { m: { module: { outputs } } } } } };
    const started = performance.now();

    body({}, { a: true, b: true }, { a: references(...many), b: references("module.m.o0") }, { calls });

    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("knows no names of JavaScript", () => {
    const found = body(JSON.parse('{"__proto__":{"a":"b"},"constructor":"c"}'), {}, {});

    expect(Object.entries(found ?? {})).toEqual([["constructor", "c"]]);
    expect(found?.a).toBeUndefined();
  });
});
