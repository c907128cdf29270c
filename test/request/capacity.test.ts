import { Token } from "cdktf";
import { Capacity } from "../../src/request/capacity";
import { untyped } from "../support/fixtures";
import { messageOf } from "../support/fixtures-errors";

const FACTORIES = [
  ["tokensPerMinute", "TokensPerMinute"],
  ["provisionedThroughputUnits", "ProvisionedThroughputUnits"],
  ["batchUnits", "EnqueuedTokens"],
] as const;

describe("Capacity", () => {
  test.each(FACTORIES)("%s counts in %s", (factory, unit) => {
    expect(Capacity[factory](50)).toMatchObject({ value: 50, unit });
  });

  describe.each(FACTORIES)("%s", (factory) => {
    test.each([0, -1, -150_000, 1.5, 0.1, Number.NaN, Number.POSITIVE_INFINITY])("fails for %d", (value) => {
      expect(messageOf(() => Capacity[factory](value))).toBe(
        `Capacity.${factory} has 1 problem:\n  [CapacityInvalid] value: ${value} is no capacity; write a whole number above zero`,
      );
    });

    test("fails for a number that only Terraform knows, without its encoding", () => {
      const token = Token.asNumber({ creationStack: [], resolve: () => 5 });
      const message = messageOf(() => Capacity[factory](token));

      expect(message).toContain("[LiteralNeeded] value: ");
      expect(message).not.toMatch(/e\+\d/);
    });

    test.each<[string, unknown, string]>([
      ["a text", "150000", "'150000'"],
      ["nothing", undefined, "undefined"],
      ["null", null, "null"],
    ])("fails for %s, which is no token", (_, value, shown) => {
      expect(messageOf(() => Capacity[factory](untyped(value)))).toContain(`[CapacityInvalid] value: ${shown} `);
    });
  });
});
