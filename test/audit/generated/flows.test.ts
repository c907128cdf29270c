// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { DATA_FLOWS } from "../../../src/audit/data/data-flows";
import type { DataFlowRow } from "../../../src/audit/facts";
import { AzureRegion } from "../../../src/residency/azure-region";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { audit, documentOf } from "../document-of";
import { flowsOf, type Resources, rowOf, set, written } from "./written-type";

const HOME = { path: "prod/eu/x", location: "westeurope" };
const NETHERLANDS = ResidencyBoundary.country("NL");
const EUROPE = ResidencyBoundary.EU_DATA_BOUNDARY;
const CANNOT_LEAK = ["class", "rule", "none"];

/** A leaking and a clean value of a row; nothing for one that leaks whatever is written. */
interface Values {
  readonly leak: unknown;
  readonly clean: unknown;
  /** A value that nobody can tell. */
  readonly unknown?: unknown;
  readonly others?: Resources;
}

function storage(name: string, location: string, type = "azurerm_storage_account"): Resources {
  return { [`${type}.${name}`]: { path: `prod/shared/${name}`, name, location, account_replication_type: "LRS" } };
}

function valuesOf(row: DataFlowRow): Values | undefined {
  switch (row.judge) {
    case "region":
      return { leak: "East US", clean: "West Europe", unknown: "${var.region}" };
    case "reference": {
      const type = row.named?.[0] ?? "azurerm_storage_account";
      const others = { ...storage("far", "eastus", type), ...storage("close", "westeurope", type) };
      if (row.named) return { leak: "far", clean: "close", unknown: "${var.name}", others };
      return { leak: `\${${type}.far.id}`, clean: `\${${type}.close.id}`, unknown: "/subscriptions/s/x", others };
    }
    case "host":
      return {
        leak: "https://far.blob.core.windows.net/a?b=c",
        clean: "https://close.blob.core.windows.net/a?b=c",
        unknown: "https://nobody.example",
        others: { ...storage("far", "eastus"), ...storage("close", "westeurope") },
      };
    case "text":
      return {
        leak: '<a url="https://far.blob.core.windows.net/a" />',
        clean: '<a url="https://close.blob.core.windows.net/a" />',
        unknown: "<a>${var.text}</a>",
        others: { ...storage("far", "eastus"), ...storage("close", "westeurope") },
      };
    case "secret":
      return {
        leak: "${azurerm_storage_account.far.primary_connection_string}",
        clean: "${azurerm_storage_account.close.primary_connection_string}",
        unknown: "AccountName=far;AccountKey=x",
        others: { ...storage("far", "eastus"), ...storage("close", "westeurope") },
      };
    case "redundancy": {
      const leak = row.safe.includes(false) ? true : row.safe.includes(true) ? false : "Geo";
      return { leak, clean: row.safe[0], unknown: "${var.redundancy}" };
    }
    case "forbidden":
      return { leak: row.leaks?.[0] ?? "x", clean: undefined, unknown: "${var.value}" };
    case "data-location":
      return { leak: "United States", clean: "France", unknown: "${var.location}" };
    case "web-test":
      return { leak: ["emea-nl-ams-azr", "us-va-ash-azr"], clean: ["emea-nl-ams-azr"], unknown: ["${var.location}"] };
    default:
      return undefined;
  }
}

function documentWith(type: string, row: DataFlowRow, value: unknown, others: Resources = {}, condition = true) {
  const resources = { ...written(type, HOME), ...storage("near", "westeurope"), ...others };
  const body = { ...resources[`${type}.x`] };
  if (row.onlyIf && condition) set(body, row.onlyIf.path, `${row.onlyIf.startsWith[0]}1`);
  if (row.unless && !condition) set(body, row.unless.path, row.unless.startsWith[0] || "x");
  const block = row.path.split(".").slice(0, -1).join(".");
  for (const beside of flowsOf(type)) {
    const isBeside = block !== "" && beside.path.startsWith(`${block}.`) && beside.judge === "region";
    if (isBeside && value !== undefined) set(body, beside.path, "westeurope");
  }
  if (value !== undefined) set(body, row.path, value);
  return documentOf({ ...resources, [`${type}.x`]: body });
}

/** What is found at the attribute of a row and nowhere else. */
function foundAt(path: string, findings: readonly string[]): readonly string[] {
  const plain = (attribute: string) => attribute.replace(/\[[^\]]*\]/g, "");
  return findings.filter((line) => plain(line.split(" ").at(-1) ?? "") === path);
}

function codesAt(row: DataFlowRow, findings: readonly string[]): readonly string[] {
  return foundAt(row.path, findings).map((line) => line.split(" ")[0]);
}

function isParent(type: string, path: string): boolean {
  const row = rowOf(type);
  return row.class === "child" && row.ways.some(({ attribute }) => attribute === path);
}

const CASES = DATA_FLOWS.filter((row) => !CANNOT_LEAK.includes(row.judge)).flatMap((row) =>
  // What a resource belongs to is told with its class.
  row.types.filter((type) => !isParent(type, row.path)).map((type) => [`${type} ${row.path}`, type, row] as const),
);
const JUDGED = CASES.filter(([, , { judge }]) => judge !== "transit" && judge !== "pair");

describe("a row of the data flows", () => {
  test.each(JUDGED)("%s: a leak is one finding, what is inside is none", (_, type, row) => {
    const { leak, clean, others } = valuesOf(row) as Values;
    const boundary = row.judge === "data-location" ? EUROPE : NETHERLANDS;
    const code = "code" in row ? row.code : "";

    expect(codesAt(row, audit(documentWith(type, row, leak, others), { boundary }))).toEqual([code]);
    expect(codesAt(row, audit(documentWith(type, row, clean, others), { boundary }))).toEqual([]);
  });

  test.each(JUDGED)("%s: a leak adds nothing else", (_, type, row) => {
    const { leak, clean, others } = valuesOf(row) as Values;
    const boundary = row.judge === "data-location" ? EUROPE : NETHERLANDS;
    const rest = (value: unknown) => {
      const all = audit(documentWith(type, row, value, others), { boundary });
      return all.filter((line) => !foundAt(row.path, all).includes(line));
    };

    expect(rest(leak)).toEqual(rest(clean));
  });

  test.each(JUDGED.filter(([, , row]) => valuesOf(row)?.unknown !== undefined))(
    "%s: what cannot be told is a finding",
    (_, type, row) => {
      const { unknown, others } = valuesOf(row) as Values;

      expect(codesAt(row, audit(documentWith(type, row, unknown, others), { boundary: NETHERLANDS }))).toHaveLength(1);
    },
  );

  test.each(CASES.filter(([, , { judge }]) => judge === "transit"))("%s: is a finding as it is", (_, type, row) => {
    const findings = audit(documentWith(type, row, undefined), { boundary: EUROPE });

    expect(codesAt(row, findings)).toEqual(["TransitOutsideBoundary"]);
  });

  test.each(CASES.filter(([, , { judge }]) => judge === "pair"))(
    "%s: leaks where the pair is outside",
    (_, type, row) => {
      expect(codesAt(row, audit(documentWith(type, row, undefined), { boundary: NETHERLANDS }))).toEqual([
        "ReplicaOutsideBoundary",
      ]);
      expect(codesAt(row, audit(documentWith(type, row, undefined), { boundary: EUROPE }))).toEqual([]);
    },
  );

  test.each(CASES.filter(([, , row]) => "whenMissing" in row))(
    "%s: leaks or not where nothing is written",
    (_, type, row) => {
      const boundary = row.judge === "data-location" ? EUROPE : NETHERLANDS;
      const document = documentWith(type, row, null);
      const isSafe = row.judge === "redundancy" && row.whenMissing !== undefined && row.safe.includes(row.whenMissing);

      expect(codesAt(row, audit(document, { boundary }))).toHaveLength(isSafe ? 0 : 1);
    },
  );

  test.each(CASES.filter(([, , row]) => row.onlyIf ?? row.unless))(
    "%s: counts under its condition only",
    (_, type, row) => {
      const { leak, others } = valuesOf(row) as Values;
      const document = documentWith(type, row, leak, others, false);

      expect(codesAt(row, audit(document, { boundary: NETHERLANDS }))).toEqual([]);
    },
  );

  test.each(CASES.filter(([, , { judge }]) => judge === "reference" || judge === "host" || judge === "secret"))(
    "%s: what is declared is judged by its region",
    (_, type, row) => {
      const what = row.judge === "reference" ? "/subscriptions/s/providers/a/b/c" : "outside.example";
      const value =
        row.judge === "reference" && !row.named ? `${what}/d` : row.judge === "host" ? `https://${what}` : what;
      const findings = (region: AzureRegion) =>
        codesAt(row, audit(documentWith(type, row, value), { boundary: NETHERLANDS, externals: [{ what, region }] }));

      expect(findings(AzureRegion.WEST_EUROPE)).toEqual([]);
      expect(findings(AzureRegion.EAST_US)).toEqual(["code" in row ? row.code : ""]);
    },
  );

  test("that cannot leak says why, or what decides instead", () => {
    const silent = DATA_FLOWS.filter((row) => row.judge === "none" && !row.why);

    expect(silent).toEqual([]);
    expect(CASES.length).toBeGreaterThan(500);
  });
});
