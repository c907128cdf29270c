import { ResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageTable } from "@cdktf/provider-azurerm/lib/storage-table";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { ResidencyWaiver } from "../../src/residency/residency-waiver";
import { newOpenAI, newStack, newZone } from "../support/fixtures";
import { messageOf, problemLines } from "../support/fixtures-errors";

describe("the check of the finished document", () => {
  test.each([1, 3])("renders the stack once for all checks of %d zones", (zones) => {
    const stack = newStack();
    for (let index = 0; index < zones; index += 1) newOpenAI(newZone(stack, {}, `zone-${index}`));
    const rendered = vi.spyOn(stack, "toTerraform");
    Testing.fullSynth(stack);

    // Once to check it, once to write it.
    expect(rendered).toHaveBeenCalledTimes(2);
  });

  test("is made for each stack of an app", () => {
    const app = Testing.app();
    const stacks = ["one", "two"].map((id) => newStack(id, app));
    for (const stack of stacks) newZone(stack);
    const rendered = stacks.map((stack) => vi.spyOn(stack, "toTerraform"));
    app.synth();

    expect(rendered.map((spy) => spy.mock.calls.length)).toEqual([2, 2]);
  });

  test("renders nothing more for a stack without a zone", () => {
    const stack = newStack();
    const rendered = vi.spyOn(stack, "toTerraform");
    Testing.fullSynth(stack);

    expect(rendered).toHaveBeenCalledTimes(1);
  });

  test("takes what an override has put into a stack inside a zone for the zone's", () => {
    const app = Testing.app();
    const zone = newZone(newStack("prod", app));
    const inner = newStack("inner", zone as never);
    inner.addOverride("resource.azurerm_storage_account.raw", { location: "eastus" });

    expect(problemLines(messageOf(() => app.synth())).join()).toContain(
      "[LocationOutsideBoundary] prod/eu/inner location",
    );
  });

  test("does not tell what another stack explains", () => {
    const app = Testing.app();
    const theirs = newStack("theirs", app);
    const account = { name: "near", resourceGroupName: "rg", accountTier: "Standard", accountReplicationType: "LRS" };
    new StorageAccount(theirs, "near", { ...account, location: "swedencentral" });
    const far = new StorageAccount(theirs, "far", { ...account, name: "far", location: "eastus" });
    const zone = newZone(newStack("prod", app));
    new StorageTable(zone, "table", { name: "t", storageAccountName: "near" });

    expect(() => app.synth()).not.toThrow();
    new StorageTable(zone, "other", { name: "t", storageAccountName: far.nameInput ?? "" });
    expect(() => app.synth()).toThrow("[LocationOutsideBoundary] prod/eu/other storage_account_name");
  });

  test("tells with the first stack that is refused what the others and the whole app would say", () => {
    const app = Testing.app();
    const [first, second] = ["first", "second"].map((id) => newZone(newStack(id, app)));
    for (const zone of [first, second]) new ResourceGroup(zone, "far", { name: "rg-far", location: "eastus" });
    const region = new TerraformVariable(TerraformStack.of(second), "region", {});
    new ResourceGroup(second, "guarded", { name: "rg-guarded", location: region.stringValue });
    second.waive(
      ResidencyWaiver.of({
        code: "TransitOutsideBoundary",
        target: "second/eu/gone",
        reason: "It was accepted once upon a time",
        approvedBy: "CISO",
        expiresOn: "2027-01-31",
      }),
    );

    expect(problemLines(messageOf(() => app.synth())).map((line) => line.split(":")[0])).toEqual([
      "[LocationOutsideBoundary] first/eu/far location",
      "[LocationOutsideBoundary] second/eu/far location",
      "[WaiverUnused] second/eu/gone waiver",
    ]);
  });
});
