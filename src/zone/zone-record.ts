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
    private readonly externalReason?: string,
  ) {
    super(scope, id);
  }

  /** The part of the document that it writes. */
  public override toTerraform(): object {
    const zone = this.zone();
    // For whoever asks why nothing is assigned; the audit has no use for it.
    const policyAssignments =
      this.externalReason === undefined ? {} : { externalPolicyAssignments: this.externalReason };
    return { "//": { [ZONES]: { [zone.path]: { ...zoneAsJson(zone), ...policyAssignments } } } };
  }
}
