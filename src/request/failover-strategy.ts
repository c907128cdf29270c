import { isMap } from "../private/guards";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { accountListProblems, type WeightByAccount, weightProblems } from "./failover-accounts";
import { FailoverTier } from "./failover-tier";

/** Options of an active-passive strategy. */
export interface ActivePassiveOptions {
  /**
   * Keys of the accounts in the order in which they are asked. An account that is left out gets no traffic.
   *
   * @default - all accounts, in their order
   */
  readonly order?: string[];
}

/** Options of an active-active strategy. */
export interface ActiveActiveOptions {
  /**
   * Weights by account key, each a whole number from 1 to 1,000. An account that is left out gets no traffic.
   *
   * @default - all accounts by their capacity; equal shares where capacities are counted in different units
   */
  readonly weights?: { [accountKey: string]: number };
}

/** The tiers of a strategy, given the accounts that hold a deployment. */
type TiersFor = (holders: readonly string[]) => readonly WeightByAccount[];

/**
 * Which account answers a request, and which one is asked when it cannot. Only accounts of the zone can be named, so no
 * strategy leaves the boundary.
 */
export class FailoverStrategy {
  /**
   * One account answers. The next one is asked when it cannot.
   *
   * @param options Order of the accounts.
   *
   * Throws `StrategyInvalid` and `LiteralNeeded`.
   */
  public static activePassive(options?: ActivePassiveOptions): FailoverStrategy {
    const order = options?.order;
    throwIfAny("FailoverStrategy.activePassive", [
      ...optionsProblems(options),
      ...(order === undefined ? [] : accountListProblems("order", order)),
    ]);
    const named = order && [...order];
    return new FailoverStrategy("active-passive", named, (holders) =>
      (named ?? holders).map((key) => new Map([[key, 1]])),
    );
  }

  /**
   * All accounts answer, each its share. Another one is asked when the chosen one cannot.
   *
   * @param options Shares of the accounts.
   *
   * Throws `StrategyInvalid`, `WeightInvalid` and `LiteralNeeded`.
   */
  public static activeActive(options?: ActiveActiveOptions): FailoverStrategy {
    const weights = options?.weights;
    throwIfAny("FailoverStrategy.activeActive", [
      ...optionsProblems(options),
      ...(weights === undefined ? [] : weightProblems("weights", weights)),
    ]);
    const named = weights && new Map(Object.entries(weights));
    return new FailoverStrategy("active-active", named && [...named.keys()], (holders) => [
      named ?? new Map(holders.map((key) => [key, undefined])),
    ]);
  }

  /**
   * The accounts of the first tier answer, each its share. Those of the next tier are asked when they cannot.
   *
   * @param tiers Tiers in order; an account is in one of them.
   *
   * Throws `StrategyInvalid`.
   */
  public static tiered(tiers: FailoverTier[]): FailoverStrategy {
    throwIfAny("FailoverStrategy.tiered", tierProblems(tiers));
    const named = tiers.map((tier) => tier._weights);
    return new FailoverStrategy(
      "tiered",
      named.flatMap((weights) => [...weights.keys()]),
      () => named,
    );
  }

  /** `active-passive`, `active-active` or `tiered`. */
  public readonly name: string;

  /**
   * Keys of the accounts that the strategy names; undefined: it takes all that hold the deployment.
   *
   * @internal
   */
  public readonly _accountKeys?: readonly string[];

  /**
   * The tiers of the strategy, given the keys of the accounts that hold a deployment. A named account need not hold it.
   *
   * @internal
   */
  public readonly _tiersFor: TiersFor;

  private constructor(name: string, accountKeys: readonly string[] | undefined, tiersFor: TiersFor) {
    this.name = name;
    this._accountKeys = accountKeys;
    this._tiersFor = tiersFor;
  }
}

function optionsProblems(options: unknown): Problem[] {
  if (options === undefined || isMap(options)) return [];
  return [problem("StrategyInvalid", "options", { value: shown(options), what: "a map of options" })];
}

function tierProblems(tiers: unknown): Problem[] {
  if (!Array.isArray(tiers) || tiers.length === 0) {
    const value = Array.isArray(tiers) ? "an empty list" : shown(tiers);
    return [problem("StrategyInvalid", "tiers", { value, what: "a list of at least one FailoverTier" })];
  }
  const seen = new Set<string>();
  return tiers.flatMap((tier: unknown, index) => {
    const path = `tiers[${index}]`;
    if (!(tier instanceof FailoverTier)) {
      return [problem("StrategyInvalid", path, { value: shown(tier), what: "FailoverTier.of(accountKeys)" })];
    }
    const again = tier.accountKeys.filter((key) => seen.has(key));
    for (const key of tier.accountKeys) seen.add(key);
    return again.map((key) =>
      problem("StrategyInvalid", path, { value: `${shown(key)} again`, what: "each account in one tier" }),
    );
  });
}
