import { isUnresolved } from "../private/literal";
import { problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { BillingUnit } from "../residency/billing-unit";

/**
 * How much of a model one deployment may use.
 */
export class Capacity {
  /**
   * A limit in tokens per minute, for types that are billed per token.
   *
   * @param tokens Tokens per minute, input and output together; a whole multiple of the model's unit (1,000 for most models).
   *
   * Throws `CapacityInvalid` and `LiteralNeeded`.
   */
  public static tokensPerMinute(tokens: number): Capacity {
    return Capacity.of("Capacity.tokensPerMinute", tokens, BillingUnit.TOKENS_PER_MINUTE);
  }

  /**
   * Provisioned throughput units (PTU), for `…ProvisionedManaged` types. Billed per hour from creation to deletion.
   *
   * @param units Whole PTU; each model has a minimum and a step.
   *
   * Throws `CapacityInvalid` and `LiteralNeeded`.
   */
  public static provisionedThroughputUnits(units: number): Capacity {
    return Capacity.of("Capacity.provisionedThroughputUnits", units, BillingUnit.PROVISIONED_THROUGHPUT_UNITS);
  }

  /**
   * A limit of the batch queue, for `…Batch` types. Written to `sku.capacity` as it is.
   *
   * @param units Units of `sku.capacity`; Microsoft does not publish what one stands for.
   *
   * Throws `CapacityInvalid` and `LiteralNeeded`.
   */
  public static batchUnits(units: number): Capacity {
    return Capacity.of("Capacity.batchUnits", units, BillingUnit.ENQUEUED_TOKENS);
  }

  private static of(subject: string, value: number, unit: BillingUnit): Capacity {
    if (isUnresolved(value)) {
      throwIfAny(subject, [problem("LiteralNeeded", "value", { value: "a number", what: "a capacity" })]);
    }
    if (!Number.isSafeInteger(value) || value <= 0) {
      throwIfAny(subject, [problem("CapacityInvalid", "value", { value: shown(value) })]);
    }
    return new Capacity(value, unit);
  }

  /** The amount, in the unit below. */
  public readonly value: number;

  /** What the amount counts. */
  public readonly unit: BillingUnit;

  private constructor(value: number, unit: BillingUnit) {
    this.value = value;
    this.unit = unit;
  }
}
