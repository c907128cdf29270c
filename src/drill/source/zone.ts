import { isAccount } from "../../terraform/resource-region";
import type { Placed, Reading } from "./reading";

/** How the zone constructs name the resource group of a region. */
const RESOURCE_GROUP = /\/resource-group-[a-z0-9]+$/;

/**
 * Path of the zone that a policy belongs to: the nearest construct above it that has accounts or resource groups of its own.
 * Nothing where only the stack has; then the documents do not tell what belongs together.
 */
export function zonePath(reading: Reading, policyPath: string | undefined): string | undefined {
  const marks = reading.stacks
    .flatMap(({ document }) => document.resources)
    .filter((resource) => isAccount(resource) || RESOURCE_GROUP.test(resource.path ?? ""))
    .flatMap(({ path }) => path ?? []);
  const names = (policyPath ?? "").split("/");
  for (let length = names.length - 1; length > 1; length--) {
    const path = names.slice(0, length).join("/");
    if (marks.some((mark) => mark.startsWith(`${path}/`))) return path;
  }
  return undefined;
}

export function isUnder({ resource }: Placed, path: string): boolean {
  return resource.path?.startsWith(`${path}/`) ?? false;
}
