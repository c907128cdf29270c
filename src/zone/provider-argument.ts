import { type TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** Whether a value is a provider that a construct may use, or none at all: Terraform knows no provider of another stack. */
export function isProviderFor(construct: Construct, provider: unknown): provider is TerraformProvider | undefined {
  if (provider === undefined) return true;
  return Construct.isConstruct(provider) && TerraformStack.of(provider) === TerraformStack.of(construct);
}
