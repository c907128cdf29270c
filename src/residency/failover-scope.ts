import { isLiteralText } from "../private/literal";
import { problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";

/**
 * How far requests of a data class may move when a region fails.
 */
export class FailoverScope {
  /** A request stays in the region that it was sent to, even when that region fails. */
  public static readonly NONE = new FailoverScope("none", []);

  /** A request may move to any region of its own zone. */
  public static readonly IN_ZONE = new FailoverScope("in the zone", []);

  /**
   * A request may move within its own zone, and from there to the zones named.
   *
   * @param zoneNames Names of the zones, in order of preference. Each must lie inside the boundary of the data class.
   *
   * Throws `FailoverScopeInvalid`.
   */
  public static toZones(...zoneNames: string[]): FailoverScope {
    const wrong = zoneNames.findIndex((name) => !isLiteralText(name));
    if (zoneNames.length === 0 || wrong >= 0) {
      const value = zoneNames.length === 0 ? "nothing" : shown(zoneNames[wrong]);
      throwIfAny("FailoverScope.toZones", [
        problem("FailoverScopeInvalid", `zoneNames[${Math.max(wrong, 0)}]`, { value }),
      ]);
    }
    return new FailoverScope(`in the zone, then to ${zoneNames.join(", ")}`, zoneNames);
  }

  /** The scope in words. */
  public readonly description: string;

  private readonly targets: readonly string[];

  private constructor(description: string, targets: readonly string[]) {
    this.description = description;
    this.targets = targets;
  }

  /** Names of the other zones that requests may move to; empty for none and for the own zone only. */
  public get zoneNames(): string[] {
    return [...this.targets];
  }

  /** Whether a request may leave the region that it was sent to. */
  public get leavesRegion(): boolean {
    return this !== FailoverScope.NONE;
  }
}
