import { HIDING, type MeantResource, type MeantText } from "./meant";

/** Group of the ids that are written out. */
export const GROUP: MeantText = { kind: "text", says: "g", telling: "literal" };

/** Whether two resources, or a resource and a part of another, may be in one resource group. */
export function mayShareGroup(one: MeantText | undefined, other: MeantText | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  const isHidden = HIDING.includes(one.telling) || HIDING.includes(other.telling);
  return isHidden || one.says.toLowerCase() === other.says.toLowerCase();
}

/** All of some types that have a name, in a group where one is asked for. */
export function bearers(
  resources: readonly MeantResource[],
  types: readonly string[],
  name: string,
  group?: MeantText,
): readonly MeantResource[] {
  return resources.filter(
    (one) =>
      types.includes(one.type) && one.name.toLowerCase() === name.toLowerCase() && mayShareGroup(group, one.group),
  );
}
