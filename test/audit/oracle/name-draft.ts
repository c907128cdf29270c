import type { Dice } from "./dice";
import { HOST_DOMAINS } from "./facts";
import type { MeantResource, Telling } from "./meant";

export type Owner = "zone" | "beside" | "nobody";

const GROUP = "azurerm_resource_group";

/** Draws whose resources are, and what they are called. */
export class NameDraft {
  constructor(private readonly dice: Dice) {}

  owner(): Owner {
    return this.dice.weighed([
      [50, "beside"],
      [44, "zone"],
      [6, "nobody"],
    ] as const);
  }

  path(owner: Owner, key: string): string | undefined {
    if (owner === "nobody") return undefined;
    // `prod/eu2` begins like the zone, and is not in it.
    const above = owner === "zone" ? ["prod/eu", "prod/eu/team"] : ["prod/shared", "prod/eu2", "prod"];
    return `${this.dice.pick(above)}/${key}`;
  }

  /** Now and then that of another one, where a name is not one of a kind in all of Azure. */
  name(type: string, key: string, others: readonly MeantResource[]): string {
    if (type === GROUP) return this.dice.pick(["g", key, "h"]);
    if (HOST_DOMAINS.some(({ types, attribute }) => attribute === "name" && types.includes(type))) return key;
    const there = others.filter((other) => other.type === type);
    return there.length > 0 && this.dice.chance(20) ? this.dice.pick(there).name : key;
  }

  naming(): Telling {
    return this.dice.weighed([
      [90, "literal"],
      [3, "local"],
      [5, "default"],
      [2, "variable"],
    ] as const);
  }
}
