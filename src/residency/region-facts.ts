import { isMap } from "../private/guards";
import { isLiteralText } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";
import { isCountryCode } from "./countries";
import { dataZoneRow, lookAlikeRow } from "./region-table";

/** What is wrong with a region that the user declares. A look-alike of a known one could be put into another country. */
export function regionFactsProblems(name: string, facts: unknown): Problem[] {
  const { country, geography, geographyCountries, dataZone } = isMap(facts) ? facts : {};
  const problems = [...countryProblems("facts.country", country), ...countryListProblems(geographyCountries)];
  if (!isLiteralText(geography)) {
    problems.push(problem("RegionFactsInvalid", "facts.geography", { value: shown(geography) }));
  }
  if (dataZone !== undefined && !(typeof dataZone === "string" && dataZoneRow(dataZone))) {
    problems.push(problem("DataZoneUnknown", "facts.dataZone", { value: shown(dataZone) }));
  }
  const known = lookAlikeRow(name);
  if (known) problems.push(problem("RegionAlreadyKnown", "facts", { region: known.name, country: known.country }));
  return problems;
}

function countryListProblems(codes: unknown): Problem[] {
  const path = "facts.geographyCountries";
  if (codes === undefined) return [];
  if (!Array.isArray(codes)) {
    return [problem("OptionInvalid", path, { value: shown(codes), what: "a list of countries" })];
  }
  return codes.flatMap((code, index) => countryProblems(`${path}[${index}]`, code));
}

function countryProblems(path: string, code: unknown): Problem[] {
  return isCountryCode(code) ? [] : [problem("CountryUnknown", path, { value: shown(code) })];
}
