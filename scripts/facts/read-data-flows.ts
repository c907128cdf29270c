import type { DataFlowRow, FlowCode, FlowCondition, HostDomainRow, NamedHostRow } from "../../src/audit/facts";
import { type Fact, shown } from "./fact";
import { readPath, readTypes } from "./read-resource-types";
import { readFamilies, readRows, refuseDuplicates, withoutAbsent } from "./read-table";
import type { DataFlowFacts, DataLocationFact } from "./tables";

type Judge = DataFlowRow["judge"];
type Fields = readonly [required: readonly string[], optional: readonly string[]];

const CODES: readonly FlowCode[] = [
  "BackendOutsideBoundary",
  "BackupOutsideBoundary",
  "LocationOutsideBoundary",
  "LogsOutsideBoundary",
  "ReferenceLeavesZone",
  "ReplicaOutsideBoundary",
  "TransitOutsideBoundary",
];

/** Which facts a judge needs, and which it takes, besides those of every row. */
const JUDGES: { readonly [judge in Judge]: Fields } = {
  class: [[], ["why"]],
  rule: [["rule"], ["why"]],
  region: [["code"], ["allowed", "paired", "whenMissing", "why"]],
  reference: [["code"], ["named", "required", "origin", "oneWay", "why"]],
  host: [["code"], ["oneWay", "why"]],
  secret: [["code"], ["why"]],
  text: [["code"], ["oneWay", "why"]],
  redundancy: [
    ["code", "safe"],
    ["whenMissing", "why"],
  ],
  pair: [["code", "except"], ["why"]],
  forbidden: [["code", "why"], ["leaks"]],
  "data-location": [["code"], ["whenMissing", "why"]],
  "web-test": [["code"], ["why"]],
  transit: [["code", "why"], []],
  none: [["why"], ["named", "origin"]],
};

const HOST = /^[a-z0-9]+([.-][a-z0-9]+)+$/;
const TABLES = ["dataLocations", "webTestLocations", "hostDomains", "namedHosts"];

export function readDataFlows(root: Fact): DataFlowFacts {
  const flows = readFamilies(root, readFlow, TABLES);
  const table = <Row>(name: string, key: string, read: (row: Fact) => Row): Row[] => {
    refuseDuplicates(root.field(name).items(), (row) => row.field(key).value);
    return readRows(root.field(name), read);
  };
  return {
    flows,
    dataLocations: table("dataLocations", "name", readDataLocation),
    webTestLocations: table("webTestLocations", "id", (row) => {
      row.fields(["id", "region"]);
      return { id: row.field("id").text(), region: row.field("region").text() };
    }),
    hostDomains: table("hostDomains", "domain", readHostDomain),
    namedHosts: table("namedHosts", "host", readNamedHost),
  };
}

/** A row as people look it up. */
export function flowLabel(row: Fact): string {
  return `${row.field("types").items()[0]?.value} ${row.field("path").value}`;
}

function readFlow(indexed: Fact): DataFlowRow {
  const row = indexed.called(flowLabel(indexed));
  const judge = row.field("judge").oneOf(Object.keys(JUDGES) as Judge[]);
  // What an unknown judge needs is not known.
  if (row.field("judge").value === judge) {
    const [required, optional] = JUDGES[judge];
    row.fields(["types", "path", "judge", ...required], ["onlyIf", "unless", ...optional]);
  }
  refuseDuplicates(row.field("types").items());
  const read = {
    types: readTypes(row.field("types")),
    path: readPath(row.field("path")),
    judge,
    code: row.optional("code", (fact) => fact.oneOf(CODES)),
    rule: row.optional("rule", (fact) => fact.text(/^[a-z]+(-[a-z]+)*$/, "a file of src/audit/rules")),
    allowed: row.optional("allowed", readTexts),
    paired: row.optional("paired", readTexts),
    named: row.optional("named", readTypes),
    required: row.optional("required", readTrue),
    origin: row.optional("origin", readTrue),
    oneWay: row.optional("oneWay", readTrue),
    safe: row.optional("safe", readValues),
    except: row.optional("except", readTexts),
    leaks: row.optional("leaks", readValues),
    whenMissing: row.optional("whenMissing", judge === "redundancy" ? readValue : (fact) => fact.text()),
    onlyIf: row.optional("onlyIf", readCondition),
    unless: row.optional("unless", readCondition),
    why: row.optional("why", (fact) => fact.text()),
  };
  return withoutAbsent(read) as DataFlowRow;
}

function readCondition(fact: Fact): FlowCondition {
  fact.fields(["path", "startsWith"]);
  return {
    path: readPath(fact.field("path")),
    // The empty text is a value here.
    startsWith: readRows(fact.field("startsWith"), (text) => (text.value === "" ? "" : text.text())),
  };
}

function readTexts(fact: Fact): string[] {
  refuseDuplicates(fact.items());
  return readRows(fact, (text) => text.text());
}

function readValues(fact: Fact): (string | boolean)[] {
  refuseDuplicates(fact.items());
  return readRows(fact, readValue);
}

function readValue(fact: Fact): string | boolean {
  return typeof fact.value === "boolean" ? fact.value : fact.text(undefined, "a text, true or false");
}

function readTrue(fact: Fact): true {
  if (fact.value !== true) fact.problem(`must be true or left out, is ${shown(fact.value)}`);
  return true;
}

function readDataLocation(row: Fact): DataLocationFact {
  row.fields(["name"], ["countries", "euDataBoundary"]);
  const countries = row.optional("countries", readTexts);
  const euDataBoundary = row.optional("euDataBoundary", readTrue);
  if (countries && euDataBoundary) row.problem("has countries or is the EU Data Boundary, not both");
  return withoutAbsent({ name: row.field("name").text(), countries, euDataBoundary });
}

function readHostDomain(row: Fact): HostDomainRow {
  row.fields(["domain", "attribute", "types"]);
  return {
    domain: row.field("domain").text(HOST, "a domain such as 'blob.core.windows.net'"),
    attribute: readPath(row.field("attribute")),
    types: readTypes(row.field("types")),
  };
}

function readNamedHost(row: Fact): NamedHostRow {
  row.fields(["host", "why"]);
  return { host: row.field("host").text(HOST, "a host name"), why: row.field("why").text() };
}
