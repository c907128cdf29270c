import { TerraformElement, type TerraformProvider, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/**
 * An `import {}` block (Terraform 1.5 and later): the first apply takes the existing resource over. Not through
 * `resource.importFrom`, which starts the terraform program at every synth to ask for its version.
 */
export class ImportBlock extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resource: TerraformResource,
    private readonly resourceId: string,
    private readonly provider: TerraformProvider | undefined,
  ) {
    super(scope, id);
  }

  public override toTerraform(): object {
    return { import: [{ to: this.address, id: this.resourceId, provider: this.provider?.fqn }] };
  }

  public override toHclTerraform(): object {
    const id = { value: this.resourceId, type: "simple", storageClassType: "string" };
    return { import: [{ to: reference(this.address), id, provider: this.provider && reference(this.provider.fqn) }] };
  }

  private get address(): string {
    return `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
  }
}

// How the framework's HCL writer is told that a text is no text.
function reference(value: string): object {
  return { value, type: "simple", storageClassType: "reference" };
}
