import { planGuards } from "../../src/audit/plan-guard";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import type { JsonObject } from "../../src/terraform/json-value";
import type { WrittenResource } from "./document-of";

/** The zone that `audit` of `document-of` audits. */
export const EU = {
  path: "prod/eu",
  boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
  regions: [],
  deploymentTypes: [],
} as const;

/** A resource with the conditions that a zone gives it. */
export function guarded(type: string, body: WrittenResource, boundary = EU.boundary): WrittenResource {
  const guards = planGuards(type, body as JsonObject, { ...EU, boundary });
  const precondition = guards.map(({ condition, errorMessage }) => ({ condition, error_message: errorMessage }));
  return { ...body, lifecycle: { precondition } };
}
