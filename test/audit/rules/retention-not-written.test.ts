// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { audit, documentOf, texts } from "../document-of";
import { guarded } from "../guarded";

function keeping(retention_in_days: unknown, path = "prod/eu/w", rest = {}) {
  const workspace = { path, location: "swedencentral", retention_in_days };
  return documentOf(
    {
      "azurerm_log_analytics_workspace.w": workspace,
      "azurerm_resource_group.g": { path: "prod/eu/g", name: "g", location: "swedencentral" },
    },
    rest,
  );
}

function byAzapi(body: unknown, type = "azapi_resource") {
  const where =
    type === "azapi_resource" ? { location: "swedencentral" } : { resource_id: "${azurerm_resource_group.g.id}" };
  return documentOf({
    "azurerm_resource_group.g": { path: "prod/eu/g", name: "g", location: "swedencentral" },
    [`${type}.w`]: {
      path: "prod/eu/w",
      type: "Microsoft.OperationalInsights/workspaces@2023-09-01",
      parent_id: "${azurerm_resource_group.g.id}",
      ...where,
      body,
    },
  });
}

describe("how long a workspace of a zone keeps logs", () => {
  test.each([7, 30, 730, "90"])("passes as a number of days: %j", (days) => {
    expect(audit(keeping(days))).toEqual([]);
    expect(audit(keeping("${local.days}", undefined, { locals: { days } }))).toEqual([]);
  });

  test.each([
    [undefined, "nothing"],
    [null, "nothing"],
    [0, "0"],
    [-1, "-1"],
    [731, "731"],
    [30.5, "30.5"],
    ["a month", "'a month'"],
    ["${var.days}", "the default of 'var.days'"],
    ["${var.other}", "'${var.other}'"],
  ])("is found as anything else: %j", (days, told) => {
    const document = keeping(days, undefined, { variable: { days: { default: 30 }, other: {} } });

    expect(audit(document)).toEqual(["RetentionNotWritten prod/eu/w retention_in_days"]);
    expect(texts(document)).toEqual([
      `${told} given for how long logs are kept; write a number of days from 30 to 730, or accept it with zone.waive(ResidencyWaiver.of({ code: 'RetentionNotWritten', … }))`,
    ]);
  });

  test("passes as a variable that Terraform checks, unless its default is no number of days", () => {
    const type = "azurerm_log_analytics_workspace";
    const checked = (days: string) => {
      const body = { path: "prod/eu/w", location: "swedencentral", retention_in_days: days };
      const variable = { days: { default: 90 }, long: { default: 3650 }, other: {} };
      return documentOf({ [`${type}.w`]: guarded(type, body) }, { variable });
    };

    expect(audit(checked("${var.days}"))).toEqual([]);
    expect(audit(checked("${var.other}"))).toEqual([]);
    expect(audit(checked("${var.long}"))).toEqual(["RetentionNotWritten prod/eu/w retention_in_days"]);
  });

  test("is its own business beside the zone", () => {
    expect(audit(keeping(undefined, "prod/shared/w"))).toEqual([]);
  });

  test("is judged in a body of azapi, where that makes the workspace or changes it", () => {
    const days = (retentionInDays: unknown) => ({ properties: { retentionInDays } });

    expect(audit(byAzapi(days(30)))).toEqual([]);
    expect(audit(byAzapi(days(-1)))).toEqual(["RetentionNotWritten prod/eu/w body.properties.retentionInDays"]);
    expect(audit(byAzapi({}))).toEqual(["RetentionNotWritten prod/eu/w body"]);
    expect(audit(byAzapi({}, "azapi_update_resource")).filter((line) => line.startsWith("Retention"))).toEqual([]);
  });
});
