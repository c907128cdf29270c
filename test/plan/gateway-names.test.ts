import fc from "fast-check";
import { backendId, fragmentId, keyNamedValueName } from "../../src/plan/gateway-names";

// What the azurerm provider takes, and what Azure does on top of it.
const BACKEND = /^(\w+|\w[\w-]+\w)$/;
const NAMED_VALUE = /^[a-zA-Z0-9]([a-zA-Z0-9-_]{0,78}[a-zA-Z0-9])?$/;

const prefixes = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,19}$/);
const deployments = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,63}$/);
const keys = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,30}$/),
  fc.constantFrom("a", "A", "a-", "key", "a".repeat(100), `${"a".repeat(100)}b`),
);

describe("backendId", () => {
  test.each([
    ["openai", "chat", "swedencentral", "openai_chat_swedencentral"],
    ["openai", "chat_2", "swedencentral-2", "openai_chat_2_swedencentral-2"],
    ["p", "GPT", "eu-1", "p_GPT_eu-1"],
  ])("of %s, %s and %s is the three of them", (prefix, deployment, key, id) => {
    expect(backendId(prefix, deployment, key)).toBe(id);
  });

  test.each([
    ["a dot", "gpt-5.4", "swedencentral", /^openai_gpt-5-4_swedencentral-[a-z0-9]{6}$/],
    ["a capital in the key", "chat", "Sweden", /^openai_chat_Sweden-[a-z0-9]{6}$/],
    ["a hyphen at the end", "chat", "sweden-", /^openai_chat_sweden-[a-z0-9]{6}$/],
    ["more than 80 characters", "c".repeat(64), "swedencentral", /^openai_c{64}_s-[a-z0-9]{6}$/],
  ])("ends with a digest for %s", (_, deployment, key, pattern) => {
    expect(backendId("openai", deployment, key)).toMatch(pattern);
  });

  // Ids stand in deployed states: another digest would replace every backend.
  test("keeps the digest that it has always made", () => {
    expect(backendId("openai", "gpt-5.4", "swedencentral")).toBe("openai_gpt-5-4_swedencentral-18tj9u");
  });

  test("fits Azure, whatever the names", () => {
    fc.assert(
      fc.property(prefixes, deployments, keys, (prefix, deployment, key) => {
        const id = backendId(prefix, deployment, key);

        expect(id).toMatch(BACKEND);
        expect(id).toMatch(/^[\w-]+$/);
        expect(id.length).toBeLessThanOrEqual(80);
        expect(id).toBe(backendId(prefix, deployment, key));
      }),
    );
  });

  // Two deployments never differ in case alone: that is refused.
  test("differs for two deployments or accounts, even to Azure, which knows no case", () => {
    const names = fc.uniqueArray(deployments, { minLength: 1, maxLength: 8, selector: (name) => name.toLowerCase() });
    const accounts = fc.uniqueArray(keys, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prefixes, names, accounts, (prefix, some, others) => {
        const ids = some.flatMap((name) => others.map((key) => backendId(prefix, name, key).toLowerCase()));

        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test("does not take the parts of one for those of another", () => {
    expect(backendId("p", "a_b", "c")).not.toBe(backendId("p", "a", "b-c"));
    expect(backendId("p", "a.b", "c")).not.toBe(backendId("p", "a-b", "c"));
    expect(backendId("p", "a-b_c", "d")).not.toBe(backendId("p", "a", "b-c_d"));
  });
});

describe("keyNamedValueName", () => {
  test("of a prefix and an account", () => {
    expect(keyNamedValueName("openai", "swedencentral")).toBe("openai_key_swedencentral");
  });

  test("fits Azure and differs for two accounts, whatever their keys", () => {
    fc.assert(
      fc.property(prefixes, fc.uniqueArray(keys, { minLength: 1, maxLength: 8 }), (prefix, accounts) => {
        const names = accounts.map((key) => keyNamedValueName(prefix, key));

        for (const name of names) expect(name).toMatch(NAMED_VALUE);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});

describe("fragmentId", () => {
  // Ids stand in deployed states: another digest would replace every fragment for nothing.
  test("is the prefix, the part, and the digest of the text that it has always made", () => {
    expect(fragmentId("openai", "answer", "<fragment />\n")).toBe("openai_answer_ktx46y");
  });

  test("fits Azure, whatever the prefix, and differs with the text alone", () => {
    fc.assert(
      fc.property(prefixes, fc.string(), fc.string(), (prefix, text, other) => {
        const id = fragmentId(prefix, "request", text);

        expect(id).toMatch(NAMED_VALUE);
        expect(id.startsWith(`${prefix}_request_`)).toBe(true);
        expect(fragmentId(prefix, "request", other) === id).toBe(text === other);
      }),
    );
  });
});
