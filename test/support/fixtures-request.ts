import type { AccountRequest, OpenAIRequest, ZoneFacts } from "../../src/plan/openai-request";
import { type Problem, renderProblem } from "../../src/private/problem-list";
import { ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { AzureRegion } from "../../src/residency/azure-region";
import { chat, EU_CONTENT, EU_REGIONS, PREFIX } from "./fixtures";

/** What a zone says to the plan. */
export function zoneFacts(facts: Partial<ZoneFacts> = {}): ZoneFacts {
  return { path: "prod/eu", regions: EU_REGIONS, dataClass: EU_CONTENT, namePrefix: PREFIX, ...facts };
}

/** One account of a request; the key is the region unless told otherwise. */
export function account(region: AzureRegion, options: Partial<AccountRequest> = {}): AccountRequest {
  return { key: region.name, region, subscription: "default", path: "accounts[0]", ...options };
}

/** A request without problems: one chat deployment in Sweden and in France. */
export function request(options: Partial<OpenAIRequest> = {}): OpenAIRequest {
  return {
    zone: zoneFacts(),
    path: "prod/eu/openai",
    accounts: accountsIn(AzureRegion.SWEDEN_CENTRAL, AzureRegion.FRANCE_CENTRAL),
    deployments: [chat()],
    contentFilterPolicy: ContentFilterPolicy.MICROSOFT_DEFAULT_V2,
    allowSingleRegion: false,
    mostAccountsPerRegion: 30,
    asOf: "2026-11-21",
    capacityReserve: 100,
    ...options,
  };
}

/** One account in each region, with the paths that the properties would have. */
export function accountsIn(...regions: readonly AzureRegion[]): AccountRequest[] {
  return regions.map((region, index) => account(region, { path: `accounts[${index}]` }));
}

/** `Code path` of each problem. */
export function codes(problems: readonly Problem[]): string[] {
  return problems.map(({ code, path }) => `${code} ${path}`);
}

export function rendered(problems: readonly Problem[]): string[] {
  return problems.map(renderProblem);
}
