import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** A text as Terraform will see it: `${azurerm_user_assigned_identity.x.principal_id}` for a token, the text itself otherwise. */
export function asTerraformText(scope: IConstruct, text: string): string {
  return String(
    Tokenization.resolve(text, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false }),
  );
}
