import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { Testing } from "cdktf";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { codesOf, problemsOf } from "../support/fixtures-errors";

const [SWEDEN, FRANCE] = [{ region: AzureRegion.SWEDEN_CENTRAL }, { region: AzureRegion.FRANCE_CENTRAL }];

describe("names of an app", () => {
  test("fails for one construct that gives a name twice", () => {
    const zone = newZone();
    const accounts = [
      { ...SWEDEN, customSubdomainName: "same" },
      { ...FRANCE, customSubdomainName: "same" },
    ];

    expect(codesOf(() => newOpenAI(zone, { accounts }))).toEqual(["NameTaken accounts[1].customSubdomainName"]);
  });

  test("fails for one zone that gives two groups of a subscription one name", () => {
    const resourceGroupNames = { swedencentral: "rg-ai", francecentral: "RG-AI" };

    expect(codesOf(() => newZone(newStack(), { resourceGroupNames }))).toEqual([
      "NameTaken resourceGroupNames.francecentral",
    ]);
  });

  test("fails for a subdomain that another stack of the app has", () => {
    const app = Testing.app();
    const accounts = [{ ...SWEDEN, customSubdomainName: "same" }, FRANCE];
    newOpenAI(newZone(newStack("one", app)), { accounts });

    expect(problemsOf(() => newOpenAI(newZone(newStack("two", app)), { accounts }))).toEqual([
      "[NameTaken] accounts[0].customSubdomainName: 'same' is the custom subdomain of 'one/eu/openai' already; override one of the two names",
    ]);
  });

  test("fails for an account name that its resource group has", () => {
    const zone = newZone();
    const accounts = [{ ...SWEDEN, accountName: "same" }, FRANCE];
    newOpenAI(zone, { accounts });

    expect(codesOf(() => newOpenAI(zone, { accounts }, "other"))).toEqual(["NameTaken accounts[0].accountName"]);
  });

  test("passes an account name in two resource groups", () => {
    const accounts = [
      { ...SWEDEN, accountName: "same" },
      { ...FRANCE, accountName: "same" },
    ];

    expect(() => newOpenAI(newZone(), { accounts })).not.toThrow();
  });

  test("passes the same resource group in two subscriptions", () => {
    const stack = newStack();
    const [one, two] = ["one", "two"].map(
      (alias) => new AzurermProvider(stack, alias, { alias, subscriptionId: alias, features: [{}] }),
    );
    const resourceGroupNames = { swedencentral: "rg-ai" };
    newZone(stack, { resourceGroupNames, provider: one }, "a");

    expect(() => newZone(stack, { resourceGroupNames, provider: two }, "b")).not.toThrow();
    expect(codesOf(() => newZone(stack, { resourceGroupNames, provider: two }, "c"))).toEqual([
      "NameTaken resourceGroupNames.swedencentral",
    ]);
  });

  test("makes names that never clash: same ids, same prefix, in two stacks", () => {
    const app = Testing.app();
    newOpenAI(newZone(newStack("one", app)));

    expect(() => newOpenAI(newZone(newStack("two", app)))).not.toThrow();
  });

  test("forgets them with the app", () => {
    const accounts = [{ ...SWEDEN, customSubdomainName: "same" }, FRANCE];
    newOpenAI(newZone(), { accounts });

    expect(() => newOpenAI(newZone(), { accounts, deployments: [chat()] })).not.toThrow();
  });
});
