import type { FlowRow } from "./facts";

/** What an attribute takes; a backend is an address that prompts go to. */
export type Form = "id" | "name" | "host" | "backend" | "secret" | "text";

export function formOf(row: FlowRow | undefined): Form {
  if (row?.named) return "name";
  if (row?.judge === "reference" || row?.path === "resource_id") return "id";
  if (row?.judge === "rule") return "backend";
  return row?.judge === "secret" || row?.judge === "text" ? row.judge : "host";
}
