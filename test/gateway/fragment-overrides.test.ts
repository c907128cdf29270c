import type { ApiManagementPolicyFragment } from "@cdktf/provider-azurerm/lib/api-management-policy-fragment";
import { newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";
import { newFailoverPolicy } from "../support/fixtures-gateway";
import { problemsAfter, resourceAt, WAYS } from "../support/fixtures-overrides";

const FRAGMENT = "prod/eu/failover/fragment-answer";

describe.each(WAYS)("an override of a fragment, at %s", (_, override) => {
  const overridden = (attribute: string, value: unknown) =>
    problemsAfter((policy) => override(resourceAt(policy, FRAGMENT), attribute, value));

  test.each([
    ["renames a fragment", "name", "other", "name: 'other' instead of 'openai_answer_"],
    [
      "replaces a fragment",
      "value",
      "<fragment />",
      "value: a text that differs from line 1, column 10 on instead of the fragment of ",
    ],
    ["removes the text of a fragment", "value", null, "value: nothing instead of the fragment of "],
    ["has a fragment read as something else", "format", "xml", "format: 'xml' instead of 'rawxml', "],
    ["leaves the format to the provider", "format", undefined, "format: nothing instead of 'rawxml', "],
    ["removes a fragment by number", "count", 0, "count: '0' instead of one instance, "],
    ["multiplies a fragment", "for_each", ["a"], "for_each: '[…]' instead of one instance, "],
  ])("that %s is refused", (_what, attribute, value, text) => {
    expect(overridden(attribute, value)).toEqual([
      expect.stringContaining(`[PinnedValueOverridden] ${FRAGMENT} ${text}`),
    ]);
  });

  test("that moves a fragment to another service is refused, wherever that is", () => {
    const other = "/subscriptions/1/resourceGroups/g/providers/Microsoft.ApiManagement/service/other";

    expect(overridden("api_management_id", other)).toEqual([
      expect.stringContaining(`[RegionUnresolved] ${FRAGMENT} api_management_id: '/subscriptions/1/`),
    ]);
  });

  test("that changes one letter of a fragment is refused, where it differs, without showing it", () => {
    const [problem, ...more] = problemsAfter((policy) => {
      const fragment = resourceAt(policy, FRAGMENT) as ApiManagementPolicyFragment;
      override(fragment, "value", fragment.valueInput?.replace("</choose>", "</choose >"));
    });

    expect(problem).toMatch(
      /^\[PinnedValueOverridden\] prod\/eu\/failover\/fragment-answer value: a text that differs from line \d+, column \d+ on instead of the fragment of [\d,]+ characters, /,
    );
    expect(more).toEqual([]);
  });

  test.each([[["name"]], [["value"]], [["format"]], [["api_management_id"]], ["all"]])(
    "that lets go of what is pinned is refused: %j",
    (ignored) => {
      expect(overridden("lifecycle.ignore_changes", ignored)).toEqual([
        expect.stringContaining(
          `[PinnedValueOverridden] ${FRAGMENT} lifecycle.ignore_changes: with '${[ignored].flat()[0]}', whatever Azure has instead of `,
        ),
      ]);
    },
  );

  test("that touches nothing pinned passes", () => {
    const stack = newStack();
    const policy = newFailoverPolicy(newZone(stack));
    override(resourceAt(policy, FRAGMENT), "description", "Ours");

    expect(SynthesizedStack.of(stack).at(FRAGMENT).description).toBe("Ours");
  });
});
