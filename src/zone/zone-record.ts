import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { type AuditedZone, ZONES, zoneAsJson } from "../audit/audited-zone";

/**
 * Writes what a zone is into the document of its stack, under the `//` that Terraform ignores: by this, a document can be audited
 * where there is no app.
 */
export class ZoneRecord extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly zone: () => AuditedZone,
  ) {
    super(scope, id);
  }

  /** The part of the document that it writes. */
  public override toTerraform(): object {
    const zone = this.zone();
    return { "//": { [ZONES]: { [zone.path]: zoneAsJson(zone) } } };
  }
}
