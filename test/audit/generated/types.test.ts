import { RESOURCE_TYPES } from "../../../src/audit/data/resource-types";
import { audit, documentOf } from "../document-of";
import { endOf, flowsOf, rowOf, written } from "./written-type";

const TYPES = RESOURCE_TYPES.flatMap((row) => row.types);
const INSIDE = "francecentral";
const OUTSIDE = "eastus";
const LOCATED = TYPES.filter((type) => rowOf(type).class === "located");
const CHILDREN = TYPES.filter((type) => rowOf(type).class === "child");

/** What is told of the place of a resource of a type, in a document with all that it belongs to outside the zone. */
function told(type: string, location: string | undefined, leaveOut: readonly string[] = []) {
  const path = "prod/us/x";
  const resources = written(type, { path, location: location as string });
  const own = Object.entries({ ...resources[`${type}.x`], path: "prod/eu/x" }).filter(
    ([name]) => !leaveOut.includes(name),
  );
  const near = { path: "prod/shared/near", location: INSIDE, account_replication_type: "LRS" };
  const all = audit(
    documentOf({ "azurerm_storage_account.near": near, ...resources, [`${type}.x`]: Object.fromEntries(own) as never }),
  );
  const row = rowOf(type);
  const ways = row.class === "child" ? row.ways.map(({ attribute }) => attribute) : [];
  const flows = flowsOf(type).filter((flow) => flow.judge !== "class" && !ways.includes(flow.path));
  return all.filter((line) => {
    const attribute = (line.split(" ")[2] ?? "").replace(/\[[^\]]*\]/g, "");
    return line.includes(" prod/eu/x ") && !flows.some((row) => row.path === attribute && row.judge !== "pair");
  });
}

function isInTransit(type: string): boolean {
  const row = rowOf(type);
  const parents = row.class === "child" ? row.ways[0].parents : [];
  return parents.some((parent) => parent !== "*" && flowsOf(parent).some(({ judge }) => judge === "transit"));
}

describe("a type with a location", () => {
  test.each(LOCATED)("%s is where that says", (type) => {
    expect(told(type, INSIDE)).toEqual([]);
    expect(told(type, OUTSIDE)).toEqual(["LocationOutsideBoundary prod/eu/x location"]);
    expect(told(type, "${" + "var.region}")).toEqual(["RegionUnresolved prod/eu/x location"]);
  });

  test.each(LOCATED.filter((type) => !("otherwise" in rowOf(type))))(
    "%s is nowhere that is known without one",
    (type) => {
      expect(told(type, undefined)).toEqual(["RegionUnresolved prod/eu/x location"]);
    },
  );
});

describe("a child", () => {
  test.each(CHILDREN)("%s is where its parent is", (type) => {
    const row = rowOf(type);
    const attribute = row.class === "child" ? row.ways[0].attribute : "";
    const at = attribute.includes(".") ? attribute.replace(".", "[0].") : attribute;
    const end = endOf(type);

    switch (end.class) {
      case "located":
        // What a self-hosted gateway takes part in goes where that is.
        expect(told(type, INSIDE)).toEqual(isInTransit(type) ? [`LocationOutsideBoundary prod/eu/x ${at}`] : []);
        expect(told(type, OUTSIDE)).toEqual([`LocationOutsideBoundary prod/eu/x ${at}`]);
        break;
      case "no-data":
        expect(told(type, OUTSIDE)).toEqual([]);
        break;
      default:
        // A service of the world, or of a part of it: France, which is inside.
        expect(told(type, OUTSIDE)).toEqual(
          flowsOf(end.types[0]).some(({ judge }) => judge === "data-location")
            ? []
            : [`TransitOutsideBoundary prod/eu/x ${at}`],
        );
    }
  });

  test.each(CHILDREN)("%s is nowhere that is known without one", (type) => {
    const row = rowOf(type);
    const attributes = row.class === "child" ? row.ways.map(({ attribute }) => attribute.split(".")[0]) : [];

    expect(told(type, INSIDE, attributes).map((line) => line.split(" ")[0])).toContain("RegionUnresolved");
  });
});

describe("another type", () => {
  test.each(TYPES.filter((type) => rowOf(type).class === "no-data"))("%s holds no data", (type) => {
    expect(told(type, undefined)).toEqual([]);
  });

  test.each(TYPES.filter((type) => rowOf(type).class === "opaque"))("%s is not classified", (type) => {
    expect(told(type, undefined)).toEqual(["ResourceNotClassified prod/eu/x name"]);
  });

  test.each(TYPES.filter((type) => rowOf(type).class === "global"))("%s is told by its flows alone", (type) => {
    expect(told(type, OUTSIDE)).toEqual([]);
    expect(flowsOf(type).some(({ judge }) => judge === "transit" || judge === "data-location")).toBe(true);
  });

  test.each(["azurerm_new_thing", "aws_instance", "azapi_resource_action", "local_file"])(
    "%s is in no table",
    (type) => {
      const document = documentOf({ [`${type}.x`]: { path: "prod/eu/x" } });

      expect(audit(document)).toEqual(["ResourceNotClassified prod/eu/x name"]);
    },
  );

  test.each(["random_string", "time_rotating", "tls_private_key", "null_resource", "terraform_data", "azuread_group"])(
    "%s of another provider holds no data",
    (type) => {
      const provisioner = { "local-exec": { command: "curl" } };

      expect(audit(documentOf({ [`${type}.x`]: { path: "prod/eu/x" } }))).toEqual([]);
      expect(audit(documentOf({ [`${type}.x`]: { path: "prod/eu/x", provisioner } }))).toEqual([
        "ResourceNotClassified prod/eu/x provisioner.local-exec",
      ]);
    },
  );
});
