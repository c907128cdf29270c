import { type AuditOptions, auditDocument } from "../../src/audit/audit-document";
import { ResidencyBoundary } from "../../src/residency/residency-boundary";
import { TerraformDocument } from "../../src/terraform/terraform-document";

export interface WrittenResource {
  readonly [attribute: string]: unknown;
  /** Path of the construct; left out, nobody wrote it. */
  readonly path?: string;
}

/** A gateway that backends and APIs are in: beside the zone, and inside most boundaries. */
export const GATEWAY = {
  "azurerm_api_management.g": { path: "prod/shared/g", name: "g", location: "switzerlandnorth" },
} as const;

/** What a resource in that gateway says of it. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
export const IN_GATEWAY = { api_management_name: "${azurerm_api_management.g.name}" } as const;

/** A document of resources by address; `path` becomes the metadata that CDKTF writes. */
export function documentOf(
  resources: { readonly [address: string]: WrittenResource },
  rest: { readonly [section: string]: unknown } = {},
): { readonly [section: string]: unknown } {
  const resource: { [type: string]: { [name: string]: unknown } } = {};
  for (const [address, { path, ...body }] of Object.entries(resources)) {
    const [type, name] = address.split(".");
    const metadata = path === undefined ? {} : { "//": { metadata: { path, uniqueId: name } } };
    resource[type] = { ...resource[type], [name]: { ...body, ...metadata } };
  }
  return { "//": { metadata: { stackName: "prod" } }, resource, ...rest };
}

/** Findings of the zone `prod/eu`, each as `Code path attribute`. */
export function audit(
  document: { readonly [section: string]: unknown },
  options: Partial<AuditOptions> = {},
): readonly string[] {
  return findings(document, options).map(({ code, path, attribute }) => `${code} ${path} ${attribute}`);
}

/** Texts of the findings of the zone `prod/eu`. */
export function texts(
  document: { readonly [section: string]: unknown },
  options: Partial<AuditOptions> = {},
): readonly string[] {
  return findings(document, options).map(({ text }) => text);
}

function findings(document: { readonly [section: string]: unknown }, options: Partial<AuditOptions>) {
  return auditDocument(TerraformDocument.parse(document), {
    pathPrefix: "prod/eu",
    boundary: ResidencyBoundary.EU_DATA_BOUNDARY,
    ...options,
  });
}
