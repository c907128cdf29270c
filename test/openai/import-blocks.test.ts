import type { OpenAIAccountOptions } from "../../src/openai/openai-account-options";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";

const ACCOUNT_ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/mine";
const ADOPTED = { importAccountId: ACCOUNT_ID, customSubdomainName: "present" };
const FRANCE = { region: AzureRegion.FRANCE_CENTRAL };

function newPlatform(options: Partial<OpenAIAccountOptions>) {
  const stack = newStack();
  newOpenAI(newZone(stack), {
    deployments: [chat(), chat({}, "gpt-5.4")],
    accounts: [{ region: AzureRegion.SWEDEN_CENTRAL, ...options }, FRANCE],
  });
  return stack;
}

describe("import blocks", () => {
  test("take over an account and the deployments that it has", () => {
    const document = SynthesizedStack.of(newPlatform({ ...ADOPTED, importDeploymentNames: ["gpt-5.4"] }));

    expect(document.document.import).toEqual([
      { id: ACCOUNT_ID, to: document.address("prod/eu/openai/swedencentral/account") },
      {
        id: `${ACCOUNT_ID}/deployments/gpt-5.4`,
        to: document.address("prod/eu/openai/swedencentral/deployment-gpt-5.4"),
      },
    ]);
    // With any other name Terraform would replace the account instead of keeping it.
    expect(document.at("prod/eu/openai/swedencentral/account")).toMatchObject({
      name: "mine",
      resource_group_name: "g",
      custom_subdomain_name: "present",
    });
  });

  test("change nothing else in the document", () => {
    const names = { accountName: "mine", resourceGroupName: "g", customSubdomainName: "present" };
    const withImport = SynthesizedStack.of(newPlatform(ADOPTED));
    const without = SynthesizedStack.of(newPlatform(names));

    expect(without.document).not.toHaveProperty("import");
    expect(withImport.document.resource).toEqual(without.document.resource);
  });

  test.each<[string, Partial<OpenAIAccountOptions>, string]>([
    [
      "an id that is none",
      { importAccountId: "mine" },
      "[OptionInvalid] accounts[0].importAccountId: 'mine' given where '/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…' is needed",
    ],
    [
      "deployments of no account",
      { importDeploymentNames: ["chat"] },
      "[OptionInvalid] accounts[0].importAccountId: undefined given where the id of the account that holds the deployments is needed",
    ],
    [
      "a deployment that is not asked for",
      { ...ADOPTED, importDeploymentNames: ["chat", "other"] },
      "[OptionInvalid] accounts[0].importDeploymentNames[1]: 'other' given where the name of a deployment is needed",
    ],
    [
      "another name than the id has",
      { ...ADOPTED, accountName: "yours" },
      "[OptionInvalid] accounts[0].accountName: 'yours' given where 'mine' as in importAccountId is needed",
    ],
    [
      "another resource group than the id has",
      { ...ADOPTED, resourceGroupName: "other" },
      "[OptionInvalid] accounts[0].resourceGroupName: 'other' given where 'g' as in importAccountId is needed",
    ],
    [
      "no custom subdomain, which the id does not tell",
      { importAccountId: ACCOUNT_ID },
      "[OptionInvalid] accounts[0].customSubdomainName: undefined given where the custom subdomain that the account has, without which Terraform would replace it, is needed",
    ],
  ])("fail for %s", (_, options, problem) => {
    expect(problemsOf(() => newPlatform(options))).toEqual([problem]);
  });

  test("fail for one account that is taken over twice, however its id is spelled", () => {
    const twice = () =>
      newOpenAI(newZone(), {
        accounts: [
          { region: AzureRegion.SWEDEN_CENTRAL, ...ADOPTED },
          {
            ...FRANCE,
            ...ADOPTED,
            importAccountId: ACCOUNT_ID.replace("/mine", "/Mine"),
            customSubdomainName: "other",
          },
        ],
      });

    expect(problemsOf(twice)).toEqual([
      expect.stringMatching(
        /^\[OptionInvalid\] accounts\[1\]\.importAccountId: '.*' given where another account than accounts\[0\] is needed$/,
      ),
    ]);
  });
});
