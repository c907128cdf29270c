import type { DataLocationRow } from "../../src/audit/facts";
import type { Facts } from "./tables";
import { constant, literal, moduleHead, rowsLiteral } from "./typescript";

const TABLE_SOURCE = 'import type { TableSource } from "../../residency/facts";';

/** The tables of src/audit/data: file name -> content. */
export function auditModules(facts: Facts): { readonly [file: string]: string } {
  return { "data-flows.ts": dataFlowsModule(facts), "resource-types.ts": resourceTypesModule(facts) };
}

function resourceTypesModule({ resourceTypes }: Facts): string {
  return [
    moduleHead("resource-types.json", ["ResourceTypeRow"], [TABLE_SOURCE]),
    constant("RESOURCE_TYPES_SOURCE", "TableSource", literal(resourceTypes.source)),
    "\n",
    constant("RESOURCE_TYPES", "readonly ResourceTypeRow[]", rowsLiteral(resourceTypes.rows)),
  ].join("");
}

function dataFlowsModule(facts: Facts): string {
  const { flows, webTestLocations, hostDomains, namedHosts } = facts.dataFlows;
  const types = ["DataFlowRow", "DataLocationRow", "HostDomainRow", "NamedHostRow", "WebTestLocationRow"];
  const tables = [
    constant("DATA_FLOWS", "readonly DataFlowRow[]", rowsLiteral(flows.rows)),
    constant("DATA_LOCATIONS", "readonly DataLocationRow[]", rowsLiteral(dataLocations(facts))),
    constant("WEB_TEST_LOCATIONS", "readonly WebTestLocationRow[]", rowsLiteral(webTestLocations)),
    constant("HOST_DOMAINS", "readonly HostDomainRow[]", rowsLiteral(hostDomains)),
    constant("NAMED_HOSTS", "readonly NamedHostRow[]", rowsLiteral(namedHosts)),
  ];
  const source = constant("DATA_FLOWS_SOURCE", "TableSource", literal(flows.source));
  return moduleHead("data-flows.json", types, [TABLE_SOURCE]) + [source, ...tables].join("\n");
}

function dataLocations({ countries, dataFlows }: Facts): readonly DataLocationRow[] {
  const euDataBoundary = countries.rows.filter((row) => row.euDataBoundary).map(({ code }) => code);
  return dataFlows.dataLocations.map(({ euDataBoundary: isBoundary, ...row }) =>
    isBoundary ? { ...row, countries: euDataBoundary } : row,
  );
}
