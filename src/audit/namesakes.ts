import { resolveAttribute } from "../terraform/block";
import type { TerraformResource } from "../terraform/terraform-document";
import { literalText } from "./deployed-model";
import { matchNames, type WrittenName, writtenName } from "./written-name";

const GROUP = "azurerm_resource_group";
const GROUP_NAME = "resource_group_name";

type ByGroup = ReadonlyMap<string, readonly TerraformResource[]>;

const namesakesOf = new WeakMap<readonly TerraformResource[], Namesakes>();

/** Resources of one name. Each group may have one, so that there may be as many as groups: they are looked up, not compared. */
export class Namesakes {
  static of(all: readonly TerraformResource[]): Namesakes {
    const known = namesakesOf.get(all) ?? new Namesakes(all);
    namesakesOf.set(all, known);
    return known;
  }

  private readonly groups: readonly (WrittenName | undefined)[];
  /** By the name of the group; nothing where that of one is not told. */
  private readonly byText?: ByGroup;
  /** By the group from which the name is taken; nothing where one is not. */
  private readonly byHolder?: ByGroup;

  private constructor(private readonly all: readonly TerraformResource[]) {
    this.groups = all.map(groupOf);
    this.byText = this.by((group) => group.text);
    this.byHolder = this.by(madeBy);
  }

  /** Those that may be in the group of a resource. */
  inGroupOf(resource: TerraformResource): readonly TerraformResource[] {
    const own = groupOf(resource);
    if (own === undefined) return this.all;
    if (own.text !== undefined && this.byText) return this.byText.get(own.text) ?? [];
    const holder = own.text === undefined ? madeBy(own) : undefined;
    if (holder !== undefined && this.byHolder) return this.byHolder.get(holder) ?? [];
    return this.all.filter((_, index) => {
      const group = this.groups[index];
      return group === undefined || matchNames(own, group) !== "other";
    });
  }

  /** Those that may be in the group of a name. */
  inGroupNamed(name: string): readonly TerraformResource[] {
    const key = name.toLowerCase();
    if (this.byText) return this.byText.get(key) ?? [];
    return this.all.filter(({ document, body }) => {
      const group = resolveAttribute(document, body, GROUP_NAME);
      const text = literalText(group);
      return text === undefined || text.toLowerCase() === key;
    });
  }

  private by(keyOf: (group: WrittenName) => string | undefined): ByGroup | undefined {
    const found = new Map<string, TerraformResource[]>();
    for (const [index, group] of this.groups.entries()) {
      const key = group && keyOf(group);
      if (key === undefined) return undefined;
      const others = found.get(key);
      if (others) others.push(this.all[index]);
      else found.set(key, [this.all[index]]);
    }
    return found;
  }
}

function groupOf({ document, body }: TerraformResource): WrittenName | undefined {
  const written = body[GROUP_NAME];
  return written === undefined ? undefined : writtenName(document, written, GROUP);
}

/** Two data sources may read one group, two resources never make one. */
function madeBy({ holder }: WrittenName): string | undefined {
  return holder?.startsWith("data.") ? undefined : holder;
}
