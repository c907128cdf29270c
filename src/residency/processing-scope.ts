/**
 * How far a model deployment may move a prompt for processing.
 *
 * @see https://learn.microsoft.com/azure/foundry/foundry-models/concepts/deployment-types
 */
export enum ProcessingScope {
  /** Any region of the Azure geography of the account. A geography can span countries: westeurope and northeurope are one. */
  GEOGRAPHY = "Geography",
  /** Any region of the data zone that the region of the account belongs to. */
  DATA_ZONE = "DataZone",
  /** Any Azure region in which the model runs. */
  GLOBAL = "Global",
}
