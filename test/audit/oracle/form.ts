import { type FlowRow, rowsOf, TYPES, waysOf } from "./facts";

/** What an attribute takes; a backend is an address that prompts go to. */
export type Form = "id" | "name" | "host" | "backend" | "secret" | "text";

const ACCOUNT = /^azurerm_(?:cognitive_account|ai_services)$/;
/** What some types call that by which others write to them. */
const SECRETS: { readonly [type: string]: string | undefined } = {
  azurerm_api_management_subscription: "primary_key",
  azurerm_application_insights: "connection_string",
  azurerm_log_analytics_workspace: "primary_shared_key",
};

export function formOf(row: FlowRow | undefined): Form {
  if (row?.named) return "name";
  if (row?.judge === "reference" || row?.path === "resource_id") return "id";
  if (row?.judge === "rule") return "backend";
  return row?.judge === "secret" || row?.judge === "text" ? row.judge : "host";
}

/** How a type names what it belongs to at an attribute. */
export function formOfWay(type: string, attribute: string): Form {
  return (
    [...waysOf(type), ...(TYPES.get(type)?.otherwise ?? [])].find((way) => way.attribute === attribute)?.by ?? "id"
  );
}

/** The form of what a type takes at a path. */
export function formAt(type: string, path: string): Form {
  return formOf(rowsOf(type).find((row) => row.path === path));
}

/** Attribute by which a resource of a type is meant; nobody writes it. */
export function pointerOf(type: string, form: Form): string {
  if (form === "id" || form === "name") return form;
  if (form === "secret") return SECRETS[type] ?? "primary_connection_string";
  return form === "backend" && ACCOUNT.test(type) ? "endpoint" : "default_hostname";
}
