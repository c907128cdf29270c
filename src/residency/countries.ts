import { COUNTRIES } from "./data/countries";

const nameByCode: ReadonlyMap<string, string> = new Map(COUNTRIES.map((row) => [row.code, row.name]));

/** Whether a value is an ISO 3166-1 alpha-2 code in use. */
export function isCountryCode(value: unknown): value is string {
  return typeof value === "string" && nameByCode.has(value);
}

/** English short name of a country; the code itself where the table has none. */
export function countryName(code: string): string {
  return nameByCode.get(code) ?? code;
}

export const EU_MEMBER_STATE_CODES: readonly string[] = COUNTRIES.filter((row) => row.euMemberState).map(
  (row) => row.code,
);

export const EU_DATA_BOUNDARY_CODES: readonly string[] = COUNTRIES.filter((row) => row.euDataBoundary).map(
  (row) => row.code,
);
