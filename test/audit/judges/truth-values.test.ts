import { ResidencyBoundary } from "../../../src/residency/residency-boundary";
import { truthOf } from "../../../src/terraform/truth-value";
import { audit, documentOf, GATEWAY, IN_GATEWAY } from "../document-of";

const STORE = { path: "prod/eu/s", name: "s", location: "swedencentral", account_replication_type: "LRS" };

function replicating(cross_tenant_replication_enabled: unknown) {
  return documentOf({ "azurerm_storage_account.s": { ...STORE, cross_tenant_replication_enabled } });
}

describe("a switch", () => {
  test.each([false, "false", "0", null])("that is off to Terraform passes: %j", (value) => {
    expect(audit(replicating(value))).toEqual([]);
  });

  test.each([true, "true", "1"])("that is on to Terraform is found: %j", (value) => {
    expect(audit(replicating(value))).toEqual(["ReplicaOutsideBoundary prod/eu/s cross_tenant_replication_enabled"]);
  });

  test.each(["TRUE", "False", "yes", "off", 1, 0, "2"])("that Terraform refuses is found: %j", (value) => {
    expect(audit(replicating(value))).toHaveLength(1);
  });
});

test("what Terraform reads as true or false is told as that", () => {
  expect([true, "true", "1", false, "false", "0"].map(truthOf)).toEqual([true, true, true, false, false, false]);
  expect(["True", " true", "yes", "on", "", 0, 1].map(truthOf)).toEqual(Array(7).fill(undefined));
});

describe("a switch that must be on", () => {
  const provisioning = (data_residency_enabled: unknown) =>
    documentOf({ "azurerm_iothub_dps.d": { path: "prod/eu/d", location: "westeurope", data_residency_enabled } });
  const boundary = ResidencyBoundary.country("NL");

  test.each([true, "true", "1"])("passes where Terraform takes it for on: %j", (value) => {
    expect(audit(provisioning(value), { boundary })).toEqual([]);
  });

  test.each([false, "0", "TRUE", "yes", 1, undefined])("is found where it does not: %j", (value) => {
    expect(audit(provisioning(value), { boundary })).toEqual([
      "ReplicaOutsideBoundary prod/eu/d data_residency_enabled",
    ]);
  });
});

describe("a condition on a switch", () => {
  const named = (secret: unknown) =>
    documentOf({
      ...GATEWAY,
      "azurerm_api_management_named_value.n": { path: "prod/eu/n", ...IN_GATEWAY, secret, value: "evil.example" },
    });

  test.each([true, "true", "1"])("holds where Terraform takes it for on: %j", (secret) => {
    expect(audit(named(secret))).toEqual([]);
  });

  test.each([false, "0", "TRUE", undefined])("does not hold where it does not: %j", (secret) => {
    expect(audit(named(secret))).toEqual(["ReferenceUnresolved prod/eu/n value"]);
  });
});
