import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** A text as Terraform will see it: `${azurerm_user_assigned_identity.x.principal_id}` for a token, the text itself otherwise. */
export function asTerraformText(scope: IConstruct, text: string): string {
  return String(asTerraformValue(scope, text));
}

/** A value with all its tokens as Terraform will see them. */
export function asTerraformValue(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}
