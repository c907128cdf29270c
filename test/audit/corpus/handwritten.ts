import { TerraformDataSource, TerraformElement, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** Attributes in Terraform's words. */
export interface Attributes {
  readonly [name: string]: unknown;
}

/** A resource of a provider without bindings, with the attributes as they are written. */
export class Untyped extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    private readonly attributes: Attributes,
  ) {
    super(scope, id, { terraformResourceType });
  }

  /** What generated bindings call the location that was given. */
  get locationInput(): unknown {
    return this.attributes.location;
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.attributes };
  }
}

/** A data source of a provider without bindings. */
export class UntypedSource extends TerraformDataSource {
  constructor(
    scope: Construct,
    id: string,
    terraformResourceType: string,
    private readonly attributes: Attributes,
  ) {
    super(scope, id, { terraformResourceType });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { ...this.attributes };
  }
}

/** What is made by the words of Azure Resource Manager. */
export function azapi(scope: Construct, id: string, type: string, attributes: Attributes): Untyped {
  return new Untyped(scope, id, "azapi_resource", { type, name: id, ...attributes });
}

/** A part of the document as it is: what is in it has no construct. */
export class Raw extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly part: object,
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return this.part;
  }
}
