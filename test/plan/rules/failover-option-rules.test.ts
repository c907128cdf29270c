// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import type { FailoverRequest } from "../../../src/plan/failover-request";
import { apiProblems, secretProblems, tuningProblems } from "../../../src/plan/rules/failover-option-rules";
import { ApimTier } from "../../../src/request/apim-tier";
import { FailoverTuning } from "../../../src/request/failover-tuning";
import { KeyVaultSecret } from "../../../src/request/key-vault-secret";
import { AzureRegion } from "../../../src/residency/azure-region";
import { chat, untyped } from "../../support/fixtures";
import { failoverAccount, failoverRequest, QUICK, THINKING } from "../../support/fixtures-failover";
import { codes, rendered } from "../../support/fixtures-request";

const { SWEDEN_CENTRAL, FRANCE_CENTRAL } = AzureRegion;

function apiJudged(options: Partial<FailoverRequest>) {
  return apiProblems(failoverRequest(options));
}

/** One account with a quick and a thinking model. */
function tuned(options: Partial<FailoverRequest>) {
  const deployments = [chat({ model: QUICK }, "quick"), chat({ model: THINKING }, "thinking")];
  return tuningProblems(failoverRequest({ accounts: [failoverAccount(SWEDEN_CENTRAL, { deployments })], ...options }));
}

describe("apiProblems", () => {
  test("passes the defaults", () => {
    expect(apiJudged({})).toEqual([]);
  });

  test.each(Object.values(ApimTier))("passes the tier %s", (tier) => {
    expect(apiJudged({ tier })).toEqual([]);
  });

  test.each<[unknown, string]>([
    ["Gold", "OptionInvalid"],
    ["PREMIUM", "OptionInvalid"],
    [undefined, "OptionInvalid"],
    ["${var.tier}", "LiteralNeeded"],
  ])("finds the tier %s", (tier, code) => {
    expect(codes(apiJudged({ tier: untyped(tier) }))).toEqual([`${code} tier`]);
  });

  test.each(["a", "azure-openai", "A1", "a".repeat(80)])("passes the API name '%s'", (apiName) => {
    expect(apiJudged({ apiName })).toEqual([]);
  });

  test.each<unknown>(["", "-a", "a-", "a b", "a_b", "a/b", "ä", "a".repeat(81), "a\n", undefined, null, 5])(
    "finds the API name %j",
    (apiName) => {
      expect(codes(apiJudged({ apiName }))).toEqual(["OptionInvalid apiName"]);
    },
  );

  test.each(["a", "openai", "a1-", "A".repeat(20)])("passes the backend prefix '%s'", (backendPrefix) => {
    expect(apiJudged({ backendPrefix })).toEqual([]);
  });

  test.each<unknown>(["", "-a", "a_b", "a.b", "a".repeat(21), undefined, 5])(
    "finds the backend prefix %j",
    (prefix) => {
      expect(codes(apiJudged({ backendPrefix: prefix }))).toEqual(["OptionInvalid backendPrefix"]);
    },
  );

  test("says what the names may be", () => {
    expect(rendered(apiJudged({ apiName: "a b", backendPrefix: "a_b" }))).toEqual([
      "[OptionInvalid] apiName: 'a b' given where 1 to 80 letters, digits and '-', beginning and ending with a letter or digit, is needed",
      "[OptionInvalid] backendPrefix: 'a_b' given where 1 to 20 letters, digits and '-', beginning with a letter or digit, is needed",
    ]);
  });

  test("finds names that only Terraform knows", () => {
    const found = apiJudged({ apiName: "${var.a}", apiPath: "${var.a}", backendPrefix: "${var.a}" });

    expect(codes(found)).toEqual(["LiteralNeeded apiName", "LiteralNeeded apiPath", "LiteralNeeded backendPrefix"]);
  });

  test.each(["", "a", "ai", "ai/v2", ".well-known/ai", "team-7/ai_1", "openai/chat", "my-openai", "a".repeat(400)])(
    "passes the path '%s'",
    (apiPath) => {
      expect(apiJudged({ apiPath })).toEqual([]);
    },
  );

  test.each<[unknown, string]>([
    ["/ai", "'/ai' is no path of an API: leave out the '/' at its beginning and end"],
    ["ai/", "'ai/' is no path of an API: leave out the '/' at its beginning and end"],
    ["/", "'/' is no path of an API: leave out the '/' at its beginning and end"],
    ["ai//v2", "'ai//v2' is no path of an API: an address has no empty part, no '.' and no '..'"],
    ["a/../b", "'a/../b' is no path of an API: an address has no empty part, no '.' and no '..'"],
    ["a/./b", "'a/./b' is no path of an API: an address has no empty part, no '.' and no '..'"],
    [5, "5 is no path of an API: write it as a text, for example 'ai'"],
    [undefined, "undefined is no path of an API: write it as a text, for example 'ai'"],
  ])("finds the path %j", (apiPath, text) => {
    expect(rendered(apiJudged({ apiPath }))).toEqual([`[ApiPathInvalid] apiPath: ${text}`]);
  });

  test.each(["ai v2", "ai?", "ai#", "ai%20", "-ai", ":ai", "ai.", "ai:", "ä", "a".repeat(401), "ai\n", "{ai}"])(
    "finds the path '%s', which Azure would refuse",
    (apiPath) => {
      expect(rendered(apiJudged({ apiPath }))).toEqual([
        expect.stringContaining("is no path of an API: Azure takes at most 400 letters, digits, "),
      ]);
    },
  );

  test.each(["openai", "ai/openai", "ai/OpenAI"])("finds the path '%s', which would be there twice", (apiPath) => {
    expect(rendered(apiJudged({ apiPath }))).toEqual([
      `[ApiPathInvalid] apiPath: '${apiPath}' is no path of an API: the operations begin with 'openai' already, so callers would have to write 'openai/openai'; leave it out`,
    ]);
  });
});

describe("tuningProblems", () => {
  test.each<[string, Partial<FailoverRequest>]>([
    ["none", {}],
    ["for all", { tuning: FailoverTuning.of({ maxAttempts: 2, circuitBreakerFailures: 5 }) }],
    ["for one", { tuningByDeployment: { quick: FailoverTuning.of({ headerTimeoutInSeconds: 120 }) } }],
    ["on a tier without a breaker", { tier: ApimTier.CONSUMPTION, tuning: FailoverTuning.of({ maxAttempts: 2 }) }],
  ])("passes limits: %s", (_, options) => {
    expect(tuned(options)).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{ maxAttempts: 3 }, "a value of type object"],
    [3, "3"],
    [null, "null"],
  ])("finds limits that are none: %j", (tuning, shown) => {
    expect(rendered(tuned({ tuning, tuningByDeployment: { quick: tuning } }))).toEqual([
      `[TuningInvalid] tuning: ${shown} given where FailoverTuning.of(options) is needed`,
      `[TuningInvalid] tuningByDeployment.quick: ${shown} given where FailoverTuning.of(options) is needed`,
    ]);
  });

  test("finds a deployment that is not there, and what is no map", () => {
    expect(rendered(tuned({ tuningByDeployment: { quik: FailoverTuning.of({}) } }))).toEqual([
      "[DeploymentUnknown] tuningByDeployment: there is no deployment 'quik'; did you mean 'quick'; deployments are 'quick', 'thinking'",
    ]);
    expect(rendered(tuned({ tuningByDeployment: "quick" }))).toEqual([
      "[OptionInvalid] tuningByDeployment: 'quick' given where a map of FailoverTuning by deployment name is needed",
    ]);
  });

  test("finds a timeout above the deadline of the model", () => {
    expect(rendered(tuned({ tuning: FailoverTuning.of({ headerTimeoutInSeconds: 200 }) }))).toEqual([
      "[HeaderTimeoutTooLong] tuning.headerTimeoutInSeconds: 200 seconds for one attempt are more than the 120 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
    ]);
  });

  test("finds a timeout for all above the deadline of one", () => {
    const options = {
      tuning: FailoverTuning.of({ streamHeaderTimeoutInSeconds: 60 }),
      tuningByDeployment: { thinking: FailoverTuning.of({ deadlineInSeconds: 50 }) },
    };

    expect(rendered(tuned(options))).toEqual([
      "[HeaderTimeoutTooLong] tuning.streamHeaderTimeoutInSeconds: 60 seconds for one attempt are more than the 50 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
    ]);
  });

  test("finds a timeout of one above the deadline for all", () => {
    const options = {
      tuning: FailoverTuning.of({ deadlineInSeconds: 50 }),
      tuningByDeployment: { thinking: FailoverTuning.of({ headerTimeoutInSeconds: 180 }) },
    };

    expect(codes(tuned(options))).toEqual(["HeaderTimeoutTooLong tuningByDeployment.thinking.headerTimeoutInSeconds"]);
  });

  test("tells a timeout for all once, however many deployments it is too long for", () => {
    const tuning = FailoverTuning.of({ headerTimeoutInSeconds: 200 });
    const deployments = [chat({ model: QUICK }, "a1"), chat({ model: QUICK }, "a2")];

    expect(tuned({ tuning, accounts: [failoverAccount(SWEDEN_CENTRAL, { deployments })] })).toHaveLength(1);
  });

  test("finds a circuit breaker where the tier has none", () => {
    const options = {
      tier: ApimTier.CONSUMPTION,
      tuning: FailoverTuning.of({ circuitBreakerFailures: 5 }),
      tuningByDeployment: { quick: FailoverTuning.of({ circuitBreakerTripInSeconds: 5 }) },
    };

    expect(rendered(tuned(options))).toEqual([
      "[TierDoesNotFit] tuning.circuitBreakerFailures: 'Consumption' has no circuit breaker; leave the limit out, requests fail over all the same, or use another tier",
      "[TierDoesNotFit] tuningByDeployment.quick.circuitBreakerTripInSeconds: 'Consumption' has no circuit breaker; leave the limit out, requests fail over all the same, or use another tier",
    ]);
  });

  test("does not judge the breaker of what is no tier", () => {
    const tuning = FailoverTuning.of({ circuitBreakerFailures: 5 });

    expect(tuned({ tier: untyped("Gold"), tuning })).toEqual([]);
  });
});

describe("secretProblems", () => {
  const secret = KeyVaultSecret.fromSecretId("https://my-vault.vault.azure.net/secrets/key");
  const judged = (secretByAccount: unknown) =>
    secretProblems(
      failoverRequest({
        accounts: [failoverAccount(SWEDEN_CENTRAL, { key: "sweden-1" }), failoverAccount(FRANCE_CENTRAL)],
        secretByAccount,
      }),
    );

  test("passes none, and secrets of accounts", () => {
    expect(judged(undefined)).toEqual([]);
    expect(judged({ "sweden-1": secret, francecentral: secret })).toEqual([]);
  });

  test("finds what is no map, no account and no secret", () => {
    expect(rendered(judged([secret]))).toEqual([
      "[OptionInvalid] apiKeyByAccount: a list given where a map of KeyVaultSecret by account key is needed",
    ]);
    expect(rendered(judged({ "sweden-1": "sk-1", swedencentral: secret, x: secret }))).toEqual([
      "[OptionInvalid] apiKeyByAccount.sweden-1: a text given where KeyVaultSecret.fromSecretId(secretId) is needed",
      "[AccountNamedByRegion] apiKeyByAccount: 'swedencentral' is a region, not the key of an account; its account is 'sweden-1', all accounts are 'sweden-1', 'francecentral'",
      "[AccountUnknown] apiKeyByAccount: there is no account 'x'; accounts are 'sweden-1', 'francecentral'",
    ]);
  });
});
