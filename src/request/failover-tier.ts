import { throwIfAny } from "../private/problem-list";
import { accountListProblems, type WeightByAccount, weightProblems } from "./failover-accounts";

/**
 * Accounts that share requests by weight. A later tier is asked when the ones before it have no account left to ask.
 */
export class FailoverTier {
  /**
   * Accounts that share by capacity: twice the tokens per minute, twice the requests. Equal shares where their capacities are
   * counted in different units.
   *
   * @param accountKeys Keys of the accounts (the region name unless a region has several accounts).
   *
   * Throws `StrategyInvalid` and `LiteralNeeded`.
   */
  public static of(accountKeys: string[]): FailoverTier {
    throwIfAny("FailoverTier.of", accountListProblems("accountKeys", accountKeys));
    return new FailoverTier(new Map(accountKeys.map((key) => [key, undefined])));
  }

  /**
   * Accounts that share by weights of your own.
   *
   * @param weightByAccount Weights by account key, each a whole number from 1 to 1,000; 3 and 1 are 75 % and 25 %.
   *
   * Throws `StrategyInvalid`, `WeightInvalid` and `LiteralNeeded`.
   */
  public static weighted(weightByAccount: { [accountKey: string]: number }): FailoverTier {
    throwIfAny("FailoverTier.weighted", weightProblems("weightByAccount", weightByAccount));
    return new FailoverTier(new Map(Object.entries(weightByAccount)));
  }

  /**
   * Weights by account key.
   *
   * @internal
   */
  public readonly _weights: WeightByAccount;

  private constructor(weights: WeightByAccount) {
    this._weights = weights;
  }

  /** Keys of the accounts. */
  public get accountKeys(): string[] {
    return [...this._weights.keys()];
  }
}
