/**
 * `Sweden Central`, `SWEDENCENTRAL` and `swedencentral` are one region. Folds what the azurerm provider folds and no more: a tab
 * or a no-break space stays, so that such a name is unknown here as it is to Azure.
 */
export function normaliseRegion(name: string): string {
  return name.replace(/ /g, "").replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
