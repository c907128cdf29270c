// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { TerraformVariable, Testing } from "cdktf";
import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import type { MultiRegionOpenAIAttributes } from "../../src/openai/multi-region-openai-attributes";
import { FailoverStrategy } from "../../src/request/failover-strategy";
import { FailoverTier } from "../../src/request/failover-tier";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { KeyVaultSecret } from "../../src/request/key-vault-secret";
import { AzureRegion } from "../../src/residency/azure-region";
import { DataClass } from "../../src/residency/data-class";
import { FailoverScope } from "../../src/residency/failover-scope";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { chat, EMBEDDING, newOpenAI, newStack, newZone, untyped } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { existingAccount, existingOpenAI, named, newFailoverPolicy, newGateway } from "../support/fixtures-gateway";

const SUBJECT = "ApimFailoverPolicy at 'prod/eu/failover' has 1 problem:";
const TWO = "ApimFailoverPolicy at 'prod/eu/failover' has 2 problems:";
const API_NAME = "given where 1 to 80 letters, digits and '-', beginning and ending with a letter or digit, is needed";
const PREFIX = "given where 1 to 20 letters, digits and '-', beginning with a letter or digit, is needed";
const PATH =
  "Azure takes at most 400 letters, digits, '_', '-', '.', ':' and '/', beginning with no '-' or ':' and ending with no '.' or ':'";
const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;

function policy(props: object) {
  return () => newFailoverPolicy(newZone(), untyped<Partial<ApimFailoverPolicyProps>>(props));
}

describe("an API that Azure would refuse", () => {
  refuses([
    ["no name", policy({ apiName: "" }), SUBJECT, `[OptionInvalid] apiName: '' ${API_NAME}`],
    ["a name with a quote", policy({ apiName: 'a"b' }), SUBJECT, `[OptionInvalid] apiName: 'a"b' ${API_NAME}`],
    ["a name with a brace", policy({ apiName: "{{a}}" }), SUBJECT, `[OptionInvalid] apiName: '{{a}}' ${API_NAME}`],
    [
      "a path with a slash first",
      policy({ apiPath: "/ai" }),
      SUBJECT,
      "[ApiPathInvalid] apiPath: '/ai' is no path of an API: leave out the '/' at its beginning and end",
    ],
    [
      "a path with a space",
      policy({ apiPath: "my ai" }),
      SUBJECT,
      `[ApiPathInvalid] apiPath: 'my ai' is no path of an API: ${PATH}`,
    ],
    [
      "a path with a parameter",
      policy({ apiPath: "{team}/ai" }),
      SUBJECT,
      `[ApiPathInvalid] apiPath: '{team}/ai' is no path of an API: ${PATH}`,
    ],
    [
      "a path that leaves itself",
      policy({ apiPath: "ai/../admin" }),
      SUBJECT,
      "[ApiPathInvalid] apiPath: 'ai/../admin' is no path of an API: an address has no empty part, no '.' and no '..'",
    ],
    [
      "a path that callers would have to write twice",
      policy({ apiPath: "ai/openai" }),
      SUBJECT,
      "[ApiPathInvalid] apiPath: 'ai/openai' is no path of an API: the operations begin with 'openai' already, so callers would have to write 'openai/openai'; leave it out",
    ],
    [
      "a path that only Terraform knows",
      policy({ apiPath: "${var.path}" }),
      SUBJECT,
      "[LiteralNeeded] apiPath: '${var.path}' is only known to Terraform, but the path of an API decides what is built; write it as a literal",
    ],
    [
      "a prefix with a quote",
      policy({ backendPrefix: "a'b" }),
      SUBJECT,
      `[OptionInvalid] backendPrefix: 'a'b' ${PREFIX}`,
    ],
    [
      "a prefix with an underscore, which parts the names of backends",
      policy({ backendPrefix: "open_ai" }),
      SUBJECT,
      `[OptionInvalid] backendPrefix: 'open_ai' ${PREFIX}`,
    ],
  ]);

  test.each(["apiName", "apiPath", "backendPrefix"])("fails for a %s with a new line", (name) => {
    expect(policy({ [name]: "a\nb" })).toThrow(new RegExp(`\\[(OptionInvalid|ApiPathInvalid)\\] ${name}: 'a`));
  });
});

describe("failover that cannot be", () => {
  const strategy = (value: FailoverStrategy) => policy({ strategy: value });

  refuses([
    [
      "a strategy with an account that is not there",
      strategy(FailoverStrategy.activePassive({ order: ["swedencentral", "westeurope"] })),
      SUBJECT,
      "[AccountUnknown] strategy: there is no account 'westeurope'; accounts are 'swedencentral', 'francecentral'",
    ],
    [
      "tiers with an account that is not there",
      strategy(FailoverStrategy.tiered([FailoverTier.of(["swedencentral"]), FailoverTier.weighted({ us: 1 })])),
      SUBJECT,
      "[AccountUnknown] strategy: there is no account 'us'; accounts are 'swedencentral', 'francecentral'",
    ],
    [
      "a region in place of the accounts in it",
      () => {
        const zone = newZone();
        const accounts = [
          { region: SWEDEN_CENTRAL, accountKey: "one" },
          { region: SWEDEN_CENTRAL, accountKey: "two" },
          { region: FRANCE_CENTRAL },
        ];
        const order = ["swedencentral", "francecentral"];
        newFailoverPolicy(zone, {
          openai: newOpenAI(zone, { accounts }),
          strategy: FailoverStrategy.activePassive({ order }),
        });
      },
      SUBJECT,
      "[AccountNamedByRegion] strategy: 'swedencentral' is a region, not the key of an account; its accounts are 'one', 'two', all accounts are 'one', 'two', 'francecentral'",
    ],
    [
      "a deployment that is not there",
      policy({
        strategyByDeployment: { chatt: FailoverStrategy.activePassive() },
        tuningByDeployment: { mini: FailoverTuning.of({ maxAttempts: 2 }) },
      }),
      TWO,
      "[DeploymentUnknown] strategyByDeployment: there is no deployment 'chatt'; did you mean 'chat'; deployments are 'chat'",
      "[DeploymentUnknown] tuningByDeployment: there is no deployment 'mini'; deployments are 'chat'",
    ],
    [
      "a deployment that no named account holds",
      () => {
        const zone = newZone();
        const accounts = [
          { region: SWEDEN_CENTRAL, deployments: [chat(), chat({ model: EMBEDDING }, "embedding")] },
          { region: FRANCE_CENTRAL },
        ];
        newFailoverPolicy(zone, {
          openai: newOpenAI(zone, { accounts }),
          strategy: FailoverStrategy.activePassive({ order: ["francecentral"] }),
        });
      },
      SUBJECT,
      "[DeploymentWithoutAccount] strategy: no account that the active-passive strategy names holds 'embedding'; accounts with it are 'swedencentral': name one, or give 'embedding' a strategy of its own in strategyByDeployment",
    ],
    [
      "a data class whose requests stay in their region",
      () => {
        const dataClass = DataClass.of("sealed", {
          boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
          failover: FailoverScope.NONE,
        });
        newFailoverPolicy(newZone(newStack(), { dataClass }));
      },
      SUBJECT,
      "[FailoverLeavesRegion] strategy: 'chat' would be answered in 'francecentral', but requests of 'sealed' stay in their region, 'swedencentral' of the gateway (FailoverScope.NONE); name accounts of that region in its strategy, or use FailoverScope.IN_ZONE",
    ],
  ]);
});

describe("accounts that a gateway cannot call", () => {
  const over =
    (attributes: Partial<MultiRegionOpenAIAttributes>, props: Partial<ApimFailoverPolicyProps> = {}) =>
    () => {
      const zone = newZone();
      newFailoverPolicy(zone, { openai: existingOpenAI(zone, attributes), ...props });
    };

  refuses([
    [
      "an endpoint that only Terraform knows",
      () => {
        const stack = newStack();
        const zone = newZone(stack);
        const endpoint = new TerraformVariable(stack, "endpoint", { type: "string" }).stringValue;
        const accounts = [existingAccount("in-sweden"), { ...existingAccount("in-france", FRANCE_CENTRAL), endpoint }];
        newFailoverPolicy(zone, { openai: existingOpenAI(zone, { accounts }) });
      },
      SUBJECT,
      "[LiteralNeeded] openai.accounts[1].endpoint: the endpoint of 'francecentral' is only known to Terraform, but where the gateway sends requests decides what is built; write it as a literal",
    ],
    [
      "one endpoint twice",
      over({
        accounts: [
          { ...existingAccount("one"), accountKey: "one" },
          { ...existingAccount("two", FRANCE_CENTRAL), endpoint: "https://ONE.openai.azure.com" },
        ],
      }),
      SUBJECT,
      "[HostTaken] openai.accounts[1].endpoint: 'one.openai.azure.com' is the host of account 'one' already, so a failover to 'francecentral' would ask the same account again; name each account once",
    ],
    [
      "deployments that differ in case",
      over({
        accounts: [
          existingAccount("in-sweden"),
          { ...existingAccount("in-france", FRANCE_CENTRAL), deployments: [chat({}, "Chat")] },
        ],
      }),
      SUBJECT,
      "[DeploymentNameDiffers] openai.accounts[1].deployments: 'Chat' in account 'francecentral' and 'chat' in 'swedencentral' differ only in case, and the gateway compares names without it; write them the same way, or use another name",
    ],
    [
      "a key for an account that takes none",
      policy({
        apiKeyByAccount: { francecentral: KeyVaultSecret.fromSecretId("https://team7.vault.azure.net/secrets/key") },
      }),
      SUBJECT,
      "[KeysTurnedOff] apiKeyByAccount.francecentral: account 'francecentral' is created with keys turned off, and would refuse every call with one; leave it out, the identity of the gateway is used",
    ],
    [
      "a key in place of the secret that holds it",
      over({}, { apiKeyByAccount: untyped({ francecentral: "0123456789abcdef" }) }),
      SUBJECT,
      "[OptionInvalid] apiKeyByAccount.francecentral: a text given where KeyVaultSecret.fromSecretId(secretId) is needed",
    ],
  ]);
});

describe("what belongs to somebody else", () => {
  refuses([
    [
      "accounts and a gateway of another zone",
      () => {
        const stack = newStack();
        const other = newZone(stack, {}, "other");
        newFailoverPolicy(newZone(stack), { gateway: newGateway(other), openai: newOpenAI(other) });
      },
      TWO,
      "[ReferenceLeavesZone] gateway: 'prod/other/gateway' belongs to the zone 'prod/other', not to 'prod/eu'; create one in 'prod/eu'",
      "[ReferenceLeavesZone] openai: 'prod/other/openai' belongs to the zone 'prod/other', not to 'prod/eu'; create one in 'prod/eu'",
    ],
    [
      "a second policy under the names of the first",
      () => {
        const zone = newZone();
        newFailoverPolicy(zone, named("Chat"));
        newFailoverPolicy(zone, named("chat"), "second");
      },
      "ApimFailoverPolicy at 'prod/eu/second' has 3 problems:",
      "[NameTaken] apiName: 'chat' is the API name of 'prod/eu/failover' already; override one of the two names",
      "[NameTaken] apiPath: 'chat' is the API path of 'prod/eu/failover' already; override one of the two names",
      "[NameTaken] backendPrefix: 'chat' is the backend prefix of 'prod/eu/failover' already; override one of the two names",
    ],
  ]);

  test("passes under the names of the first in another service", () => {
    const zone = newZone();
    newFailoverPolicy(zone);

    expect(() =>
      newFailoverPolicy(zone, { gateway: newGateway(zone, {}, "other"), grantInference: false }, "second"),
    ).not.toThrow();
  });

  test("fails for a gateway and accounts of another app", () => {
    const zone = newZone(newStack("prod", Testing.app()));
    const other = newZone(newStack("prod", Testing.app()));

    expect(() => newFailoverPolicy(zone, { gateway: newGateway(other), openai: newOpenAI(other) })).toThrow(
      /\[OptionInvalid\] gateway: .* of this app is needed\n.*\[OptionInvalid\] openai: .* of this app is needed/,
    );
  });
});
