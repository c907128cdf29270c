import { Testing } from "cdktf";
import { newOpenAI, newStack, newZone } from "../support/fixtures";

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
});
