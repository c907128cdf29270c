import { type TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Problem, problem } from "../private/problem-list";

const claimsOfApp = new WeakMap<IConstruct, Map<string, string>>();

/** Where a name has to be unique: everywhere, or in a subscription or resource group of it. */
export interface NameScope {
  readonly provider?: TerraformProvider;
  readonly resourceGroup?: string;
}

/**
 * Notes who uses a physical name in this app, and tells when somebody else does already. Azure would refuse the second one,
 * but only halfway through an apply.
 */
export function claimName(owner: IConstruct, path: string, kind: string, name: string, within?: NameScope): Problem[] {
  const root = owner.node.root;
  const claims = claimsOfApp.get(root) ?? new Map<string, string>();
  claimsOfApp.set(root, claims);
  const key = JSON.stringify([kind, name.toLowerCase(), ...(within ? scopeOf(owner, within) : [])]);
  const other = claims.get(key);
  if (other !== undefined) return [problem("NameTaken", path, { name, kind, other })];
  claims.set(key, owner.node.path);
  return [];
}

// Two stacks with the same provider name may well be two subscriptions.
function scopeOf(owner: IConstruct, { provider, resourceGroup }: NameScope): readonly string[] {
  return [TerraformStack.of(owner).node.path, provider?.fqn ?? "default", resourceGroup ?? ""];
}
