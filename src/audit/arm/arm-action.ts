import { resolveAttribute } from "../../terraform/block";
import type { TerraformResource } from "../../terraform/terraform-document";
import { literalText } from "../deployed-model";

/** Actions that only tell something. */
const ASKING = /^(?:check|get|list|validate)/i;

/** Whether an action on something in Azure, as a data source runs it, changes nothing and sends nothing along. */
export function isAsking({ document, body }: TerraformResource): boolean {
  const value = (name: string) => resolveAttribute(document, body, name);
  if (value("body") ?? value("sensitive_body") ?? value("query_parameters")) return false;
  const method = value("method");
  if (literalText(method)?.toUpperCase() === "GET") return true;
  return ASKING.test(literalText(value("action")) ?? "");
}
