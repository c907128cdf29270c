import type { GatewaySize } from "./child/policy-size";

/** Bytes of a policy by what they are there for, without its fragments. */
export interface PolicyParts {
  /** Whatever there is. */
  readonly fixed: number;
  /** For one deployment that callers use. */
  readonly deployment: number;
  /** For one account that holds it. */
  readonly backend: number;
}

/** The parts that four sizes have, taken as far apart as they are. One region is left out: it has nowhere to fail over to. */
export function policyParts(sizes: readonly GatewaySize[]): PolicyParts {
  const bytes = (regions: number, models: number) => sizeOf(sizes, regions, models).policyBytes;
  const backend = (bytes(32, 20) - bytes(2, 20) - bytes(32, 2) + bytes(2, 2)) / (30 * 18);
  const deployment = (bytes(2, 20) - bytes(2, 2)) / 18 - 2 * backend;
  return { fixed: bytes(2, 2) - 2 * deployment - 4 * backend, deployment, backend };
}

/** What one more backend takes in a small policy and in a large one, when only regions or only models are added. */
export function perBackend(
  sizes: readonly GatewaySize[],
  grown: "regions" | "models",
): { readonly below: number; readonly above: number } {
  const bytes = (regions: number, models: number) => sizeOf(sizes, regions, models).policyBytes;
  if (grown === "regions") {
    return { below: (bytes(4, 20) - bytes(2, 20)) / (2 * 20), above: (bytes(32, 20) - bytes(8, 20)) / (24 * 20) };
  }
  return { below: (bytes(32, 8) - bytes(32, 2)) / (6 * 32), above: (bytes(32, 20) - bytes(32, 8)) / (12 * 32) };
}

export function sizeOf(sizes: readonly GatewaySize[], regions: number, models: number): GatewaySize {
  const found = sizes.find(({ scale }) => scale.regions === regions && scale.models === models);
  if (!found) throw new Error(`the bench has no policy of ${regions} regions x ${models} models`);
  return found;
}
