/** `Sweden Central`, `SWEDENCENTRAL` and `swedencentral` are one region; the azurerm provider folds them the same way. */
export function normaliseRegion(name: string): string {
  return name.toLowerCase().replace(/\s+/g, "");
}
