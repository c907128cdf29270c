import type { OpenAIAccountOptions } from "../../src/openai/openai-account-options";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { problemsOf } from "../support/fixtures-errors";

const ACCOUNT_ID = "/subscriptions/1/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/mine";
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
    const document = SynthesizedStack.of(
      newPlatform({ accountName: "mine", importAccountId: ACCOUNT_ID, importDeploymentNames: ["gpt-5.4"] }),
    );

    expect(document.document.import).toEqual([
      { id: ACCOUNT_ID, to: document.address("prod/eu/openai/swedencentral/account") },
      {
        id: `${ACCOUNT_ID}/deployments/gpt-5.4`,
        to: document.address("prod/eu/openai/swedencentral/deployment-gpt-5.4"),
      },
    ]);
    expect(document.at("prod/eu/openai/swedencentral/account").name).toBe("mine");
  });

  test("change nothing else in the document", () => {
    const withImport = SynthesizedStack.of(newPlatform({ importAccountId: ACCOUNT_ID }));
    const without = SynthesizedStack.of(newPlatform({}));

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
      { importAccountId: ACCOUNT_ID, importDeploymentNames: ["chat", "other"] },
      "[OptionInvalid] accounts[0].importDeploymentNames[1]: 'other' given where the name of a deployment is needed",
    ],
  ])("fail for %s", (_, options, problem) => {
    expect(problemsOf(() => newPlatform(options))).toEqual([problem]);
  });
});
