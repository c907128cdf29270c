// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { DATA_FLOWS } from "../../../src/audit/data/data-flows";
import { RESOURCE_TYPES } from "../../../src/audit/data/resource-types";
import type { DataFlowRow } from "../../../src/audit/facts";
import { resourcesUnder } from "../../../src/audit/zone-membership";
import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { TerraformDocument } from "../../../src/terraform/terraform-document";
import { audit, documentOf } from "../document-of";
import { endOf, flowsOf, type Resources, rowOf, set, written } from "./written-type";

// Every word of a row, every way to a parent: the other generated tests take the first.

const NETHERLANDS = ResidencyBoundary.country("NL");
const INSIDE = { path: "prod/eu/x", location: "westeurope" };
const OUTSIDE = { path: "prod/us/x", location: "eastus" };

/** Codes at an attribute of a resource. */
function codesAt(path: string, attribute: string, resources: Resources, boundary = NETHERLANDS): readonly string[] {
  const lines = audit(documentOf(resources), { boundary }).map((line) => line.replace(/\[[^\]]*\]/g, "").split(" "));
  return lines.flatMap(([code, where, what]) => (where === path && what === attribute ? [code] : []));
}

function store(name: string, path: string, location: string, type = "azurerm_storage_account"): Resources {
  return { [`${type}.${name}`]: { path, name, location, account_replication_type: "LRS" } };
}

/** A resource inside with a value at the path of a row. */
function withValue(type: string, { path }: DataFlowRow, value: unknown, others: Resources = {}): Resources {
  const resources = { ...written(type, INSIDE), ...store("near", "prod/eu/near", "westeurope"), ...others };
  const body = { ...resources[`${type}.x`] };
  set(body, path, value);
  return { ...resources, [`${type}.x`]: body };
}

type Case = readonly [name: string, type: string, row: DataFlowRow];

function casesWhere(holds: (row: DataFlowRow) => boolean): readonly Case[] {
  return DATA_FLOWS.filter(holds).flatMap((row) =>
    row.types.map((type) => [`${type} ${row.path}`, type, row] as const),
  );
}

describe("a row of the data flows", () => {
  test.each(casesWhere(({ judge }) => judge === "redundancy"))("%s: every safe value is safe", (_, type, row) => {
    for (const word of row.judge === "redundancy" ? row.safe : []) {
      expect(codesAt("prod/eu/x", row.path, withValue(type, row, word))).toEqual([]);
    }
  });

  test.each(casesWhere((row) => row.judge === "region" && (row.allowed ?? row.paired) !== undefined))(
    "%s: words stand for nothing, or for the paired region",
    (_, type, row) => {
      const { allowed = [], paired = [] } = row.judge === "region" ? row : {};

      for (const word of allowed) expect(codesAt("prod/eu/x", row.path, withValue(type, row, word))).toEqual([]);
      for (const word of paired) {
        const europe = ResidencyBoundary.EU_DATA_BOUNDARY;
        expect(codesAt("prod/eu/x", row.path, withValue(type, row, word), europe)).toEqual([]);
      }
    },
  );

  test.each(casesWhere((row) => row.judge === "reference" && row.named !== undefined))(
    "%s: the name may be that of each type",
    (_, type, row) => {
      for (const named of (row.judge === "reference" && row.named) || []) {
        const others = store("close", "prod/shared/close", "westeurope", named);
        expect(codesAt("prod/eu/x", row.path, withValue(type, row, "close", others))).toEqual([]);
      }
    },
  );

  test.each(casesWhere((row) => row.judge === "reference" && row.required === true))(
    "%s: must be written",
    (_, type, row) => {
      expect(codesAt("prod/eu/x", row.path, withValue(type, row, undefined))).toEqual(["ReferenceUnresolved"]);
    },
  );

  test.each(casesWhere((row) => row.judge === "reference" && row.origin === true))(
    "%s: what takes data of a zone is audited with it",
    (_, type, row) => {
      const taker = written(type, OUTSIDE);
      const body = { ...taker[`${type}.x`] };
      set(body, row.path, "${azurerm_machine_learning_workspace.desk.id}");
      // Connected to the zone: what is connected to that in turn is not audited, what takes data from it is.
      const desk = {
        path: "prod/desk",
        location: "westeurope",
        storage_account_id: "${azurerm_storage_account.near.id}",
      };
      const resources = {
        ...store("near", "prod/eu/near", "westeurope"),
        "azurerm_machine_learning_workspace.desk": desk,
        ...taker,
        [`${type}.x`]: body,
      };

      expect(audit(documentOf(resources)).some((line) => line.includes(" prod/us/x "))).toBe(true);
    },
  );

  test.each(casesWhere(isConnecting))(
    "%s: what is connected to a zone is audited with it, unless one way",
    (_, type, row) => {
      for (const connected of connectedTypes(row)) {
        const near = store("near", "prod/eu/near", "westeurope", connected);
        const taker = written(type, { ...OUTSIDE, path: "prod/us/x" });
        const body = { ...taker[`${type}.x`] };
        set(body, row.path, connectionTo(row));
        const resources = { ...taker, ...near, [`${type}.x`]: body };
        const members = resourcesUnder(TerraformDocument.parse(documentOf(resources)), "prod/eu");

        expect(members.some(({ path }) => path === "prod/us/x")).toBe(!("oneWay" in row));
      }
    },
  );
});

/** Of data that may go both ways, by its code. */
function isConnecting(row: DataFlowRow): boolean {
  if (row.judge === "rule") return row.rule === "backend-outside-boundary";
  if (row.judge === "none") return row.origin === true;
  const isJudged = row.judge === "reference" || row.judge === "host" || row.judge === "text";
  return isJudged && ["ReferenceLeavesZone", "BackendOutsideBoundary", "TransitOutsideBoundary"].includes(row.code);
}

function connectedTypes(row: DataFlowRow): readonly string[] {
  return ("named" in row && row.named) || ["azurerm_storage_account"];
}

function connectionTo(row: DataFlowRow): string {
  const to = `azurerm_storage_account.near`;
  if ("named" in row && row.named) return "near";
  if (row.judge === "reference" || row.path === "resource_id") return `\${${to}.id}`;
  return `\${${to}.primary_blob_endpoint}`;
}

const WAYS = RESOURCE_TYPES.flatMap((row) =>
  row.class === "child"
    ? row.types.flatMap((type) =>
        row.ways.flatMap((way) => way.parents.map((parent) => [type, way.attribute, parent, way] as const)),
      )
    : [],
);

describe("a child", () => {
  test.each(WAYS)("%s is by its %s where %s is", (type, attribute, parent, way) => {
    const parentType = parent === "*" ? "azurerm_resource_group" : parent;
    const child = written(type, { ...OUTSIDE, path: "prod/eu/x" })[`${type}.x`];
    const body: { [name: string]: unknown } = { ...child };
    const row = rowOf(type);
    for (const one of row.class === "child" ? row.ways : []) delete body[one.attribute.split(".")[0]];
    set(body, attribute, way.by === "name" ? "p-name" : `\${${parentType}.p.id}`);
    const resources = {
      ...store("near", "prod/eu/near", "westeurope"),
      ...written(parentType, { ...OUTSIDE, path: "prod/us/p" }, "p"),
      [`${type}.x`]: body,
    };
    const end = endOf(parentType);
    const isInPart = flowsOf(end.types[0]).some(({ judge }) => judge === "data-location");
    const code = end.class === "located" || isInPart ? "LocationOutsideBoundary" : "TransitOutsideBoundary";

    expect(codesAt("prod/eu/x", attribute, resources)).toEqual(end.class === "no-data" ? [] : [code]);
  });
});

const WORLD = RESOURCE_TYPES.filter((row) => row.class === "global").flatMap((row) => row.types);

describe("a service of the world", () => {
  test.each(WORLD)("%s is none that data may go to", (type) => {
    const taker = {
      path: "prod/eu/taker",
      location: "westeurope",
      private_service_connection: { private_connection_resource_id: `\${${type}.x.id}` },
    };
    const resources = { ...written(type, OUTSIDE), "azurerm_private_endpoint.taker": taker };
    const attribute = "private_service_connection.private_connection_resource_id";
    const isInPart = flowsOf(type).some(({ judge }) => judge === "data-location");
    const code = isInPart ? "ReferenceLeavesZone" : "TransitOutsideBoundary";

    expect(codesAt("prod/eu/taker", attribute, resources)).toEqual([code]);
  });
});
