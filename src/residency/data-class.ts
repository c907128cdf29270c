import { isLiteralText } from "../private/literal";
import { problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { FailoverScope } from "./failover-scope";
import { ResidencyBoundary } from "./residency-boundary";

/** What a data class promises. */
export interface DataClassOptions {
  /** Where the data may be stored and processed. */
  readonly boundary: ResidencyBoundary;

  /**
   * How far requests may move when a region fails.
   *
   * @default FailoverScope.IN_ZONE
   */
  readonly failover?: FailoverScope;
}

/**
 * A kind of data with one rule for where it may be: for example `customer-content`, inside the EU Data Boundary.
 */
export class DataClass {
  /**
   * A data class.
   *
   * @param name Name for reports and errors.
   * @param options Its boundary and how far it may fail over.
   *
   * Throws `DataClassInvalid`.
   */
  public static of(name: string, options: DataClassOptions): DataClass {
    const problems = [];
    if (!isLiteralText(name))
      problems.push(problem("DataClassInvalid", "name", { value: shown(name), what: "a name" }));
    if (!(options?.boundary instanceof ResidencyBoundary)) {
      const facts = { value: shown(options?.boundary), what: "a ResidencyBoundary" };
      problems.push(problem("DataClassInvalid", "boundary", facts));
    }
    // Also null, which may well be meant as "none".
    const failover = options?.failover === undefined ? FailoverScope.IN_ZONE : options.failover;
    if (!(failover instanceof FailoverScope)) {
      problems.push(problem("DataClassInvalid", "failover", { value: shown(failover), what: "a FailoverScope" }));
    }
    throwIfAny("DataClass.of", problems);
    return new DataClass(name, options.boundary, failover);
  }

  /** Name for reports and errors. */
  public readonly name: string;

  /** Where the data may be stored and processed. */
  public readonly boundary: ResidencyBoundary;

  /** How far requests may move when a region fails. */
  public readonly failover: FailoverScope;

  private constructor(name: string, boundary: ResidencyBoundary, failover: FailoverScope) {
    this.name = name;
    this.boundary = boundary;
    this.failover = failover;
  }
}
