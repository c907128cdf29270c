import type { Step } from "./template";

/** What a traversal begins with, and the steps that go on from there. */
export interface Start<T> {
  readonly found: T;
  /** Whether one of several instances is named that have no address each. */
  readonly hasIndex: boolean;
  readonly rest: readonly Step[];
}

/**
 * The resource or data source that a traversal begins with. In a plan or state file, modules and instances are part of its
 * address: `module.x["a"].azurerm_y.z[0]`.
 */
export function startOf<T>(steps: readonly Step[], find: (address: string) => T | undefined): Start<T> | undefined {
  let length = 0;
  while (steps[length]?.key === "module") length += steps[length + 2]?.kind === "index" ? 3 : 2;
  length += steps[length]?.key === "data" ? 3 : 2;
  const isIndexed = steps[length]?.kind === "index";
  const instance = isIndexed ? find(addressOf(steps.slice(0, length + 1))) : undefined;
  if (instance !== undefined) return { found: instance, hasIndex: false, rest: steps.slice(length + 1) };
  const found = find(addressOf(steps.slice(0, length)));
  if (found === undefined) return undefined;
  return { found, hasIndex: isIndexed, rest: steps.slice(isIndexed ? length + 1 : length) };
}

/** As Terraform writes it. */
export function addressOf(steps: readonly Step[]): string {
  let address = "";
  for (const { kind, key } of steps) {
    if (kind === "index") address += `[${JSON.stringify(key)}]`;
    else address += address === "" ? key : `.${key}`;
  }
  return address;
}
