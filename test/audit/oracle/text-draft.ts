import type { Dice } from "./dice";
import { DATA_LOCATIONS, DEPLOYMENT_TYPES, type FlowRow, REGIONS, WEB_TEST_LOCATIONS } from "./facts";
import { type Check, GIVEN, HIDING, type MeantBoundary, type MeantText, TELLING, type Telling } from "./meant";

const ALL = REGIONS.map(({ name }) => name);

/** Draws texts: regions, mostly inside a boundary, and the words of a row. */
export class TextDraft {
  private readonly inside: readonly string[];

  constructor(
    private readonly dice: Dice,
    boundary: MeantBoundary,
  ) {
    const inside = REGIONS.filter(({ country }) => boundary.storedIn.includes(country)).map(({ name }) => name);
    this.inside = inside.length > 0 ? inside : ALL;
  }

  region(): MeantText {
    const says = this.dice.weighed<() => string>([
      [80, () => this.dice.pick(this.inside)],
      [18, () => this.dice.pick(ALL)],
      [1, () => "marsnorth"],
      [1, () => "global"],
    ])();
    return this.told(says);
  }

  /** The text that a row takes, where it takes one. */
  ofRow(row: FlowRow): MeantText {
    switch (row.judge) {
      case "region": {
        const words = [...(row.allowed ?? []), ...(row.paired ?? [])];
        return words.length > 0 && this.dice.chance(50) ? this.told(this.dice.pick(words)) : this.region();
      }
      case "redundancy":
        return this.told(this.dice.pick([...(row.safe ?? []).map(String), ...othersThan(row)]));
      case "forbidden":
        return this.told(this.dice.pick([...(row.leaks ? ["other"] : []), ...(row.leaks ?? ["anything"]).map(String)]));
      case "data-location":
        return this.told(this.dice.pick([...DATA_LOCATIONS.map(({ name }) => name), "Atlantis"]));
      case "web-test":
        return this.told(this.dice.pick([...WEB_TEST_LOCATIONS.map(({ id }) => id), "moon-1"]));
      case "rule":
        return this.told(this.dice.pick([...DEPLOYMENT_TYPES.map(({ name }) => name), "Premium"]));
      default:
        return { kind: "text", says: "x", telling: "literal" };
    }
  }

  told(says: string): MeantText {
    const telling = this.dice.pick(
      this.dice.weighed([
        [82, TELLING],
        [11, GIVEN],
        [7, HIDING],
      ] as const),
    );
    const check = this.check(telling);
    return { kind: "text", says, telling, ...(check && { check }) };
  }

  /** Mostly where the value may be another one. */
  private check(telling: Telling): Check | undefined {
    if (!this.dice.chance(TELLING.includes(telling) ? 10 : 75)) return undefined;
    return this.dice.weighed([
      [90, "exact"],
      [5, "wider"],
      [5, "of another text"],
    ] as const);
  }
}

/** Words that are not safe. */
function othersThan({ safe = [], whenMissing }: FlowRow): readonly string[] {
  const isFlag = safe.some((word) => typeof word === "boolean");
  const words = isFlag ? ["true", "false"] : ["Geo", "GRS", "GeoRedundant"];
  return [...words, ...(whenMissing === undefined ? [] : [String(whenMissing)])].filter(
    (word) => !safe.map(String).includes(word),
  );
}
