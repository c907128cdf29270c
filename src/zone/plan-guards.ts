import { type IAspect, type Precondition, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { AuditedZone } from "../audit/audited-zone";
import { guardedAttributes } from "../audit/guarded-attributes";
import { planGuards } from "../audit/plan-guard";
import { isMap } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { asTerraformValue } from "../private/tokens";
import type { JsonObject } from "../terraform/json-value";

/**
 * Gives every resource of a zone a condition where its region, its deployment type, its redundancy or something else that decides
 * alone comes from an expression: Terraform checks it before it makes the resource.
 */
export class PlanGuards implements IAspect {
  constructor(private readonly zone: () => AuditedZone) {}

  /** Adds the conditions of one resource. */
  public visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    // Rendering costs as much as synthesis, so only those are rendered that may need it.
    if (!mayNeedGuard(node)) return;
    const guards = planGuards(node.terraformResourceType, renderedBody(node), this.zone());
    if (guards.length === 0) return;
    const { precondition = [] } = node.lifecycle ?? {};
    const own = new Set(precondition.map(({ condition }: Precondition) => condition));
    const added = guards.filter(({ condition }) => !own.has(condition));
    const conditions = added.map(({ condition, errorMessage }) => ({ condition, errorMessage }));
    node.lifecycle = { ...node.lifecycle, precondition: [...precondition, ...conditions] };
  }
}

function mayNeedGuard(resource: TerraformResource): boolean {
  const { rawOverrides } = resource as unknown as { readonly rawOverrides?: object };
  if (Object.keys(rawOverrides ?? {}).length > 0) return true;
  return guardedAttributes(resource.terraformResourceType).some((path) => isUnresolvedAt(resource, path.split(".")));
}

/** `geo_location.location`: of each of `geoLocationInput`, the `location`. What has no such property may hold anything. */
function isUnresolvedAt(resource: TerraformResource, [first, ...more]: readonly string[]): boolean {
  const inputs = resource as unknown as { readonly [input: string]: unknown };
  const input = `${camelCase(first)}Input`;
  return !(input in resource) || isUnresolvedIn(inputs[input], more);
}

function isUnresolvedIn(value: unknown, [name, ...more]: readonly string[]): boolean {
  if (isUnresolved(value) || (isMap(value) && "resolve" in value)) return true;
  if (Array.isArray(value))
    return value.some((item) => isUnresolvedIn(item, name === undefined ? [] : [name, ...more]));
  return name !== undefined && isMap(value) && isUnresolvedIn(value[camelCase(name)], more);
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function renderedBody(resource: TerraformResource): JsonObject {
  const written = resource.toTerraform() as { readonly resource?: { readonly [type: string]: object } };
  const [names = {}] = Object.values(written.resource ?? {});
  const [body = {}] = Object.values(names);
  return asTerraformValue(resource, body) as JsonObject;
}
