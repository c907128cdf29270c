import { provisionersOf } from "../../terraform/provisioner";
import type { TerraformResource } from "../../terraform/terraform-document";
import { type Finding, finding } from "../finding";

/** What a provisioner runs or copies can go anywhere, whatever the resource is. */
export function resourceNotClassified(resource: TerraformResource): readonly Finding[] {
  return provisionersOf(resource).map(({ kind, attribute }) => {
    const facts = { what: `the provisioner '${kind}'`, why: "what it runs or copies may send data anywhere" };
    return finding(resource, attribute, "ResourceNotClassified", facts);
  });
}
