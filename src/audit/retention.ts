/** What keeps logs for a time that is written as a number of days. */
export const WORKSPACE = "azurerm_log_analytics_workspace";
export const RETENTION = "retention_in_days";
/** What a workspace can keep without an archive. */
export const MOST_DAYS = 730;
