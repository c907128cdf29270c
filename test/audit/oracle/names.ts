import { GIVEN, HIDING, type MeantResource, type Telling, type Value } from "./meant";

/** A resource group as it is written: by its name, or by a reference to the group that has it. */
export interface GroupName {
  readonly text?: string;
  readonly holder?: string;
}

const GROUP = "azurerm_resource_group";

/** Group of the ids that are written out. */
export const GROUP_OF_IDS: GroupName = { text: "g" };

/** Whether two resources, or a resource and a part of another, may be in one resource group. */
export function mayShareGroup(one: GroupName | undefined, other: GroupName | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  if (one.text !== undefined && other.text !== undefined) return one.text.toLowerCase() === other.text.toLowerCase();
  return one.holder === undefined || other.holder === undefined || one.holder === other.holder;
}

/** Names of the resources of an app, and of the groups that they are in. */
export class Names {
  constructor(
    private readonly resources: readonly MeantResource[],
    /** Whether what has a default as its name is found by it. */
    private readonly areDefaultsBelieved: boolean,
  ) {}

  /** All of some types that have a name, in a group where one is asked for. */
  bearers(types: readonly string[], name: string, group?: GroupName): readonly MeantResource[] {
    return this.resources.filter(
      (one) =>
        types.includes(one.type) &&
        one.name.toLowerCase() === name.toLowerCase() &&
        this.hasName(one) &&
        mayShareGroup(group, this.groupOf(one)),
    );
  }

  /** @param from Number of the stack in which it is written, where that is another one. */
  groupOf({ group, stack }: MeantResource, from = stack): GroupName | undefined {
    return group && this.groupIn(group, from);
  }

  /** Whether a resource is known by the name that it has. */
  hasName({ naming }: MeantResource): boolean {
    return isTold(naming) || (this.areDefaultsBelieved && GIVEN.includes(naming));
  }

  private groupIn(value: Value, from: number): GroupName {
    if (value.kind === "text") return isTold(value.telling) ? { text: value.says } : {};
    if (value.kind !== "resource" || value.route === "default") return {};
    const meant = this.resources.find(({ key, type }) => key === value.key && type === GROUP);
    if (meant === undefined) return {};
    const isWritten = value.route === "name" || value.route === "name in capitals";
    if (value.route === "function" && meant.stack !== from) return {};
    return {
      ...((isWritten || isTold(meant.naming)) && { text: meant.name }),
      ...(value.route === "name of it" && meant.stack === from && { holder: meant.key }),
    };
  }
}

function isTold(telling: Telling): boolean {
  return !HIDING.includes(telling) && !GIVEN.includes(telling);
}
