import type { RegionRow } from "../../src/residency/facts";
import { code, codes, notes, page, pageHead, sources, table } from "./markdown";
import type { Facts } from "./tables";

/** docs/regions.md: every region and data zone that the library knows. */
export function regionsPage(facts: Facts): string {
  const count = facts.regions.rows.length;
  return page([
    pageHead(
      "Regions",
      ["regions.json", "data-zones.json", "countries.json"],
      `The ${count} regions that \`AzureRegion.of(name)\` knows without being told anything. A region that is missing here is an ` +
        "error until your code declares it: `AzureRegion.of(name, facts)`.",
    ),
    sources([facts.regions, facts.dataZones, facts.countries]),
    "## Regions",
    notes(facts.regions.notes),
    regionTable(facts),
    "## Data zones",
    notes(facts.dataZones.notes),
    dataZoneTable(facts),
    "## European sets of countries",
    notes(facts.countries.notes),
    countrySets(facts),
  ]);
}

function regionTable(facts: Facts): string {
  const byName = new Map(facts.regions.rows.map((row) => [row.name, row]));
  const rows = facts.regions.rows.map((row) => {
    const pair = row.pairedRegion === undefined ? undefined : byName.get(row.pairedRegion);
    return [
      code(row.name),
      row.displayName,
      row.geography,
      row.country,
      row.physicalLocation,
      row.availabilityZones ? "yes" : "no",
      row.accessRestricted ? "on request" : "open",
      pair ? code(pair.name) : "none",
      pair ? pairLeaves(row, pair) : "-",
      row.dataZone ?? "none",
      geographyCountries(row.geography, facts).join(", "),
    ];
  });
  const head = [
    "Region",
    "Name",
    "Geography",
    "Country",
    "Place",
    "Zones",
    "Access",
    "Pair",
    "Pair leaves",
    "Data zone",
  ];
  return table([...head, "`Standard` may process in"], rows);
}

function pairLeaves(row: RegionRow, pair: RegionRow): string {
  if (pair.country === row.country) return "nothing";
  const border = pair.geography === row.geography ? "the country" : "the country and the geography";
  return `**${border}** (${pair.country})`;
}

function geographyCountries(geography: string, facts: Facts): string[] {
  const countries = facts.regions.rows.filter((row) => row.geography === geography).map((row) => row.country);
  return [...new Set(countries)].sort();
}

function dataZoneTable(facts: Facts): string {
  const rows = facts.dataZones.rows.map((zone) => [
    zone.name,
    zone.countries ? `${zone.countries.join(", ")} (${zone.countries.length})` : "not published",
    codes(facts.regions.rows.filter((row) => row.dataZone === zone.name).map((row) => row.name)),
    zone.note ?? "",
  ]);
  return table(["Data zone", "May process in", "Regions that belong to it", "Note"], rows);
}

function countrySets(facts: Facts): string {
  const named = (rows: readonly { readonly code: string; readonly name: string }[]) =>
    `${rows.map((row) => `${row.name} (${row.code})`).join(", ")}: ${rows.length}`;
  const boundary = facts.countries.rows.filter((row) => row.euDataBoundary);
  return table(
    ["Set", "Countries"],
    [
      ["EU member states", named(boundary.filter((row) => row.euMemberState))],
      ["EU Data Boundary, besides these", named(boundary.filter((row) => !row.euMemberState))],
    ],
  );
}
