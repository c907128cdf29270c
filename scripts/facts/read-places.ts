import type { CountryRow, DataZoneRow, RegionRow } from "../../src/residency/facts";
import type { Fact } from "./fact";
import { readTable, refuseDuplicates, withoutAbsent } from "./read-table";
import type { FactTable } from "./tables";

const COUNTRY_CODE = /^[A-Z]{2}$/;
const REGION_NAME = /^[a-z]+[0-9]?$/;

export function readCountries(root: Fact): FactTable<CountryRow> {
  refuseDuplicates(root.field("countries").items(), (row) => row.field("code").value);
  return readTable(root, "countries", (row) => {
    row.fields(["code", "name", "euMemberState", "euDataBoundary"]);
    const country = {
      code: readCode(row.field("code")),
      name: row.field("name").text(),
      euMemberState: row.field("euMemberState").flag(),
      euDataBoundary: row.field("euDataBoundary").flag(),
    };
    if (country.euMemberState && !country.euDataBoundary) {
      row.called(country.code).problem("is an EU member state, so euDataBoundary must be true");
    }
    return country;
  });
}

export function readRegions(root: Fact): FactTable<RegionRow> {
  refuseDuplicates(root.field("regions").items(), (row) => row.field("name").value);
  return readTable(root, "regions", (row) => {
    row.fields(
      ["name", "displayName", "geography", "country", "physicalLocation", "availabilityZones", "accessRestricted"],
      ["pairedRegion", "dataZone"],
    );
    return withoutAbsent({
      name: row.field("name").text(REGION_NAME, "a region name such as 'swedencentral'"),
      displayName: row.field("displayName").text(),
      geography: row.field("geography").text(),
      country: readCode(row.field("country")),
      physicalLocation: row.field("physicalLocation").text(),
      pairedRegion: row.optional("pairedRegion", (fact) => fact.text()),
      availabilityZones: row.field("availabilityZones").flag(),
      accessRestricted: row.field("accessRestricted").flag(),
      dataZone: row.optional("dataZone", (fact) => fact.text()),
    });
  });
}

export function readDataZones(root: Fact): FactTable<DataZoneRow> {
  refuseDuplicates(root.field("dataZones").items(), (row) => row.field("name").value);
  return readTable(root, "dataZones", (row) => {
    row.fields(["name"], ["countries", "note"]);
    return withoutAbsent({
      name: row.field("name").text(/^[A-Z]+$/, "a name such as 'EU'"),
      countries: row.optional("countries", (fact) => {
        refuseDuplicates(fact.items());
        if (fact.items().length === 0)
          fact.problem("must name a country; leave it out where the members are not published");
        return fact.items().map(readCode);
      }),
      note: row.optional("note", (fact) => fact.text()),
    });
  });
}

function readCode(fact: Fact): string {
  return fact.text(COUNTRY_CODE, "a country code of two capital letters");
}
