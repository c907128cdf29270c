import type { ModelDeployment } from "../request/model-deployment";
import { BillingUnit } from "../residency/billing-unit";
import type { DeploymentType } from "../residency/deployment-type";
import type { ModelRow } from "../residency/facts";
import { type AccountRequest, deploymentsOf, type OpenAIRequest } from "./openai-request";

const DEFAULT_TOKENS_PER_UNIT = 1000;

/** Rates per minute. Undefined: Microsoft publishes nothing from which it could be told. */
export interface Rate {
  readonly tokens?: number;
  readonly requests?: number;
}

/** What is left of a deployment name when an account or a region is gone. */
export interface LossPlan {
  readonly kind: "region" | "account";
  /** `region swedencentral` or `account swedencentral-2`. */
  readonly lost: string;
  readonly remaining: Rate;
}

/** What one deployment name carries over all accounts of a construct. */
export interface CapacityPlan {
  readonly deployment: string;
  readonly total: Rate;
  readonly peak: Rate;
  readonly losses: readonly LossPlan[];
}

/** Tokens per minute that one unit of `sku.capacity` stands for. */
export function tokensPerUnit(row: ModelRow): number {
  return row.tokensPerUnit ?? DEFAULT_TOKENS_PER_UNIT;
}

/** `sku.capacity` for a deployment in an account; fractional when the capacity is no multiple of the unit. */
export function capacityUnits(deployment: ModelDeployment, accountKey: string): number {
  const capacity = deployment.capacityOf(accountKey);
  return capacity.unit === BillingUnit.TOKENS_PER_MINUTE
    ? capacity.value / tokensPerUnit(deployment.model._row)
    : capacity.value;
}

/** Tokens and requests per minute that a deployment carries in an account. */
export function rateOf(deployment: ModelDeployment, accountKey: string): Rate {
  const { value, unit } = deployment.capacityOf(accountKey);
  const row = deployment.model._row;
  switch (unit) {
    case BillingUnit.TOKENS_PER_MINUTE:
      return { tokens: value, requests: requestsFor(row, deployment.deploymentType, value) };
    case BillingUnit.PROVISIONED_THROUGHPUT_UNITS:
      return { tokens: row.provisioned ? value * row.provisioned.inputTokensPerMinute : undefined };
    default:
      return {};
  }
}

function requestsFor(row: ModelRow, type: DeploymentType, tokens: number): number | undefined {
  const perThousand = row.requestsPerThousandTokens?.[type.name];
  return perThousand === undefined ? undefined : Math.floor((tokens / 1000) * perThousand);
}

/** One line per deployment name: what all accounts carry, and what remains with any one account or region gone. */
export function planCapacity(request: OpenAIRequest): CapacityPlan[] {
  const names = new Map<string, Holding[]>();
  for (const account of request.accounts) {
    for (const deployment of deploymentsOf(request, account)) {
      const holdings = names.get(deployment.name) ?? [];
      holdings.push({ account, deployment, rate: rateOf(deployment, account.key) });
      names.set(deployment.name, holdings);
    }
  }
  return [...names].map(([deployment, holdings]) => ({
    deployment,
    total: sum(holdings.map((holding) => holding.rate)),
    peak: peakOf(holdings),
    losses: lossesOf(holdings),
  }));
}

interface Holding {
  readonly account: AccountRequest;
  readonly deployment: ModelDeployment;
  readonly rate: Rate;
}

function peakOf(holdings: readonly Holding[]): Rate {
  const largest = (values: readonly (number | undefined)[]) => {
    const declared = values.filter((value) => value !== undefined);
    return declared.length > 0 ? Math.max(...declared) : undefined;
  };
  return {
    tokens: largest(holdings.map((holding) => holding.deployment.peakTokensPerMinute)),
    requests: largest(holdings.map((holding) => holding.deployment.peakRequestsPerMinute)),
  };
}

function lossesOf(holdings: readonly Holding[]): LossPlan[] {
  const regions = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const name = holding.account.region.name;
    const inRegion = regions.get(name) ?? [];
    inRegion.push(holding);
    regions.set(name, inRegion);
  }
  const total = sum(holdings.map((holding) => holding.rate));
  return [...regions].flatMap(([region, inRegion]) => {
    const lost: LossPlan = { kind: "region", lost: `region ${region}`, remaining: without(total, inRegion) };
    if (inRegion.length === 1) return [lost];
    const accounts = inRegion.map(
      (holding): LossPlan => ({
        kind: "account",
        lost: `account ${holding.account.key}`,
        remaining: without(total, [holding]),
      }),
    );
    return [lost, ...accounts];
  });
}

// A sum of which one part is unknown is unknown.
function sum(rates: readonly Rate[]): Rate {
  const add = (values: readonly (number | undefined)[]) =>
    values.reduce<number | undefined>(
      (all, value) => (all === undefined || value === undefined ? undefined : all + value),
      0,
    );
  return { tokens: add(rates.map((rate) => rate.tokens)), requests: add(rates.map((rate) => rate.requests)) };
}

function without(total: Rate, lost: readonly Holding[]): Rate {
  const gone = sum(lost.map((holding) => holding.rate));
  const minus = (all?: number, part?: number) => (all === undefined || part === undefined ? undefined : all - part);
  return { tokens: minus(total.tokens, gone.tokens), requests: minus(total.requests, gone.requests) };
}
