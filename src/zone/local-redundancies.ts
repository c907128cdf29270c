import { DATA_FLOWS } from "../audit/data/data-flows";

/**
 * Words for the redundancy of a storage account that keep no copy in another region, by the table that the audit judges by. Were
 * the row to vanish there would be none, and every SKU be denied.
 */
export const LOCAL_REDUNDANCIES: readonly string[] = DATA_FLOWS.flatMap((row) => {
  if (row.judge !== "redundancy" || row.path !== "account_replication_type") return [];
  if (!row.types.includes("azurerm_storage_account")) return [];
  return row.safe.filter((word) => typeof word === "string");
});
