import { newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { codesOf, messageOf } from "../support/fixtures-errors";

describe("addOutput", () => {
  const stack = newStack();
  const zones = ["a", "b"].map((id) => newZone(stack, {}, id));
  for (const zone of zones) newOpenAI(zone).addOutput("accounts");
  const document = SynthesizedStack.of(stack);
  const outputs = Object.entries<{ value: object; description: string }>(document.document.output);

  test("has an id made of the path, so that two platforms do not clash", () => {
    expect(outputs.map(([id]) => id)).toEqual([
      expect.stringMatching(/^a_openai_accounts_[0-9A-F]{8}$/),
      expect.stringMatching(/^b_openai_accounts_[0-9A-F]{8}$/),
    ]);
  });

  test("tells region, endpoint, id and deployments of every account, by key", () => {
    const of = (region: string) => ({
      region,
      endpoint: document.reference(`prod/a/openai/${region}/account`, "endpoint"),
      id: document.reference(`prod/a/openai/${region}/account`, "id"),
      deployments: ["chat"],
    });

    expect(outputs[0][1]).toEqual({
      value: { swedencentral: of("swedencentral"), francecentral: of("francecentral") },
      description: "Azure OpenAI accounts of prod/a/openai",
    });
  });

  test("fails for an id that is in use", () => {
    const openai = newOpenAI();
    openai.addOutput("accounts");

    expect(codesOf(() => openai.addOutput("accounts"))).toEqual(["OptionInvalid id"]);
    expect(codesOf(() => openai.addOutput("swedencentral"))).toEqual(["OptionInvalid id"]);
  });
});

describe("the attributes of accounts", () => {
  const stack = newStack();
  const openai = newOpenAI(newZone(stack));

  test("are references to what is created", () => {
    const [sweden] = openai.accounts;

    for (const attribute of [sweden.accountId, sweden.accountName, sweden.endpoint]) {
      expect(attribute).toMatch(/\$\{TfToken/);
    }
    expect(sweden.deployments.map(({ name }) => name)).toEqual(["chat"]);
    expect(openai.versionsVerified).toBe(true);
  });

  test("are the same whenever they are read", () => {
    const account = openai.account("swedencentral");

    expect([account.accountName, account.endpoint, account.principalId]).toEqual([
      account.accountName,
      account.endpoint,
      account.principalId,
    ]);
  });

  test("name the subdomain outright, and each deployment by its id", () => {
    const account = openai.account("swedencentral");

    expect(account.customSubdomainName).toMatch(/^oai-team7-swedencentral-[a-z0-9]{6}$/);
    expect(account.deploymentId("chat")).toMatch(/\$\{TfToken/);
    expect(account.deploymentId("missing")).toBeUndefined();
  });

  test("are copies", () => {
    openai.accounts.pop();
    openai.account("swedencentral").deployments.pop();

    expect(openai.accounts).toHaveLength(2);
    expect(openai.account("swedencentral").deployments).toHaveLength(1);
  });

  test("fail for an account that is not there", () => {
    expect(messageOf(() => openai.account("westeurope"))).toBe(
      "MultiRegionOpenAI at 'prod/eu/openai' has 1 problem:\n  [AccountUnknown] key: there is no account 'westeurope'; accounts are 'swedencentral', 'francecentral'",
    );
  });
});
