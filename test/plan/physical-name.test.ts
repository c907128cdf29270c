import fc from "fast-check";
import * as rules from "../../src/plan/name-rules";
import { breaksNameRule, digest, type NameRule, physicalName } from "../../src/plan/physical-name";

const MADE: readonly NameRule[] = [
  rules.RESOURCE_GROUP,
  rules.ACCOUNT,
  rules.CUSTOM_SUBDOMAIN,
  rules.WORKSPACE,
  rules.API_MANAGEMENT,
];
const ALL: readonly NameRule[] = [...MADE, rules.DEPLOYMENT, rules.CONTENT_FILTER_POLICY];
const parts = fc.array(fc.oneof(fc.string(), fc.string({ unit: "grapheme", maxLength: 80 }), fc.constant("team-7")), {
  minLength: 1,
  maxLength: 5,
});

describe("physicalName", () => {
  test.each(MADE.map((rule) => [rule.kind, rule] as const))("makes the name of a %s that Azure takes", (_, rule) => {
    fc.assert(
      fc.property(parts, parts, (readable, identity) => {
        const name = physicalName(rule, readable, identity);

        expect(breaksNameRule(rule, name)).toBe(false);
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  test("is the same for the same parts", () => {
    fc.assert(
      fc.property(parts, parts, (readable, identity) => {
        expect(physicalName(rules.ACCOUNT, readable, identity)).toBe(physicalName(rules.ACCOUNT, readable, identity));
      }),
    );
  });

  test("differs for another identity, even where the readable parts are cut", () => {
    const readable = ["team7", "a".repeat(100)];
    const names = Array.from({ length: 5000 }, (_, index) => physicalName(rules.ACCOUNT, readable, [String(index)]));

    expect(new Set(names).size).toBe(names.length);
    expect(new Set(names.map((name) => name.length))).toEqual(new Set([64]));
  });

  test.each([
    ["oai-team7-swedencentral", ["team7", "swedencentral"]],
    ["oai-team7-eu-west", ["team7", "EU West!"]],
    ["oai-team7", ["team7", "--", ""]],
  ])("begins with %s for %j", (start, readable) => {
    expect(physicalName(rules.ACCOUNT, readable, ["x"])).toBe(`${start}-${digest("x")}`);
  });

  test("does not end up with two hyphens where it is cut", () => {
    const name = physicalName(rules.CUSTOM_SUBDOMAIN, ["a".repeat(51), "b"], ["x"]);

    expect(name).toBe(`oai-${"a".repeat(51)}-${digest("x")}`);
  });

  // Names stand in deployed states: another digest would replace every account.
  test("keeps the digest that it has always made", () => {
    expect(digest("team7", "prod/eu/openai", "swedencentral")).toBe("fsw0ah");
    expect(digest("")).toMatch(/^[a-z0-9]{6}$/);
  });
});

describe("digest", () => {
  test("frames its parts", () => {
    expect(digest("a", "bc")).not.toBe(digest("ab", "c"));
    expect(digest("abc")).not.toBe(digest("abc", ""));
  });

  test("has six characters a-z and 0-9, whatever the parts", () => {
    fc.assert(
      fc.property(parts, (identity) => {
        expect(digest(...identity)).toMatch(/^[a-z0-9]{6}$/);
      }),
    );
  });
});

describe("breaksNameRule", () => {
  test.each(ALL.map((rule) => [rule.kind, rule] as const))("judges the length of the name of a %s", (_, rule) => {
    const judged = [rule.minimum - 1, rule.minimum, rule.maximum, rule.maximum + 1].map((length) =>
      breaksNameRule(rule, "a".repeat(length)),
    );

    expect(judged).toEqual([true, false, false, true]);
  });

  test.each<[NameRule, string, boolean]>([
    [rules.RESOURCE_GROUP, "rg-(a).b_c", false],
    [rules.RESOURCE_GROUP, "rg.", true],
    [rules.RESOURCE_GROUP, "rg a", true],
    [rules.ACCOUNT, "oai-a.b_c", false],
    [rules.ACCOUNT, "-oai", true],
    [rules.ACCOUNT, "oai/a", true],
    [rules.CUSTOM_SUBDOMAIN, "oai-a", false],
    [rules.CUSTOM_SUBDOMAIN, "oai_a", true],
    [rules.CUSTOM_SUBDOMAIN, "OAI", true],
    [rules.CUSTOM_SUBDOMAIN, "oai-", true],
    [rules.DEPLOYMENT, "gpt-5.4", false],
    [rules.DEPLOYMENT, "a/b", true],
    [rules.CONTENT_FILTER_POLICY, "strict-1", false],
    [rules.CONTENT_FILTER_POLICY, "Microsoft.Mine", true],
    [rules.WORKSPACE, "log-a", false],
    [rules.WORKSPACE, "log_a", true],
    [rules.WORKSPACE, "log\n", true],
    [rules.API_MANAGEMENT, "apim-A1", false],
    [rules.API_MANAGEMENT, "1apim", true],
    [rules.API_MANAGEMENT, "apim-", true],
    [rules.API_MANAGEMENT, "apim_a", true],
    [rules.API_MANAGEMENT, "apim\n", true],
  ])("$kind: '%s'", (rule, name, breaks) => {
    expect(breaksNameRule(rule, name)).toBe(breaks);
  });
});
