import { modelsModule } from "./models-module";
import type { Facts, FactTable } from "./tables";
import { constant, literal, moduleHead, rowsLiteral } from "./typescript";

/** The tables of src/residency/data: file name -> content. */
export function dataModules(facts: Facts): { readonly [file: string]: string } {
  const types = facts.deploymentTypes.rows.map(({ note, ...row }) => row);
  return {
    "countries.ts": tableModule("countries.json", "COUNTRIES", "CountryRow", facts.countries),
    "data-zones.ts": tableModule("data-zones.json", "DATA_ZONES", "DataZoneRow", facts.dataZones),
    "deployment-types.ts": tableModule("deployment-types.json", "DEPLOYMENT_TYPES", "DeploymentTypeRow", {
      ...facts.deploymentTypes,
      rows: types,
    }),
    "models.ts": modelsModule(facts),
    "regions.ts": tableModule("regions.json", "REGIONS", "RegionRow", facts.regions),
  };
}

function tableModule(factFile: string, name: string, rowType: string, table: FactTable<unknown>): string {
  return [
    moduleHead(factFile, ["TableSource", rowType]),
    constant(`${name}_SOURCE`, "TableSource", literal(table.source)),
    "\n",
    constant(name, `readonly ${rowType}[]`, rowsLiteral(table.rows)),
  ].join("");
}
