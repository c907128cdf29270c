// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { ContentFilter, ContentFilterSeverity, ContentFilterSource } from "../../src/request/content-filter";
import { ContentFilterMode, ContentFilterPolicy } from "../../src/request/content-filter-policy";
import { untyped } from "../support/fixtures";
import { messageOf } from "../support/fixtures-errors";

const { PROMPT, COMPLETION } = ContentFilterSource;
const HATE = ContentFilter.hate(PROMPT);

describe("ContentFilter", () => {
  test.each([
    ["hate", ContentFilter.hate(PROMPT), "Hate", "Prompt"],
    ["sexual", ContentFilter.sexual(COMPLETION), "Sexual", "Completion"],
    ["violence", ContentFilter.violence(PROMPT), "Violence", "Prompt"],
    // Azure writes it in one word.
    ["selfHarm", ContentFilter.selfHarm(COMPLETION), "Selfharm", "Completion"],
    ["jailbreak", ContentFilter.jailbreak(), "Jailbreak", "Prompt"],
    ["indirectAttack", ContentFilter.indirectAttack(), "Indirect Attack", "Prompt"],
    ["protectedMaterialText", ContentFilter.protectedMaterialText(), "Protected Material Text", "Completion"],
    ["protectedMaterialCode", ContentFilter.protectedMaterialCode(), "Protected Material Code", "Completion"],
    ["of", ContentFilter.of("Profanity", COMPLETION), "Profanity", "Completion"],
  ])("%s is named as Azure names it, and blocks from medium on", (_, filter, category, source) => {
    expect(filter).toMatchObject({ category, source, severityThreshold: "Medium", block: true });
  });

  test("takes a threshold, and may only note a hit", () => {
    const filter = ContentFilter.hate(PROMPT, { severityThreshold: ContentFilterSeverity.LOW, block: false });

    expect(filter).toMatchObject({ severityThreshold: "Low", block: false });
  });
});

describe("ContentFilterPolicy", () => {
  test("builds on the default of Microsoft and blocks, unless told otherwise", () => {
    expect(ContentFilterPolicy.of("strict", { filters: [HATE] })).toMatchObject({
      name: "strict",
      basePolicyName: "Microsoft.DefaultV2",
      mode: "Blocking",
      isCreated: true,
      filters: [HATE],
    });
  });

  test("takes a base and a mode", () => {
    const options = {
      filters: [HATE],
      basePolicyName: "Microsoft.Default",
      mode: ContentFilterMode.ASYNCHRONOUS_FILTER,
    };

    expect(ContentFilterPolicy.of("strict", options)).toMatchObject({
      basePolicyName: "Microsoft.Default",
      mode: "Asynchronous_filter",
    });
  });

  test.each([
    [ContentFilterPolicy.MICROSOFT_DEFAULT_V2, "Microsoft.DefaultV2"],
    [ContentFilterPolicy.fromExistingName("central"), "central"],
  ])("does not create an existing one", (policy, name) => {
    expect(policy).toMatchObject({ name, isCreated: false, filters: [] });
    expect([policy.basePolicyName, policy.mode]).toEqual([undefined, undefined]);
  });

  test("takes a category once for prompts and once for completions", () => {
    const filters = [HATE, ContentFilter.hate(COMPLETION)];

    expect(ContentFilterPolicy.of("strict", { filters }).filters).toEqual(filters);
  });

  test("hands out copies", () => {
    const policy = ContentFilterPolicy.of("strict", { filters: [HATE] });
    policy.filters.push(HATE);

    expect(policy.filters).toHaveLength(1);
  });

  test.each<[string, unknown, unknown, string[]]>([
    [
      "no name and no filters",
      "",
      undefined,
      [
        "[ContentFilterInvalid] name: '' given where a name is needed",
        "[ContentFilterInvalid] filters: an empty list given where at least one ContentFilter is needed",
      ],
    ],
    [
      "a filter given twice",
      "strict",
      { filters: [HATE, ContentFilter.jailbreak(), ContentFilter.hate(PROMPT)] },
      ["[ContentFilterInvalid] filters[2]: 'Hate/Prompt' given where each category and source once is needed"],
    ],
    [
      "a token for the name",
      "${var.policy}",
      { filters: [HATE] },
      ["[ContentFilterInvalid] name: '${var.policy}' given where a name is needed"],
    ],
  ])("fails for %s", (_, name, options, problems) => {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;

    expect(messageOf(() => ContentFilterPolicy.of(untyped(name), untyped(options)))).toBe(
      [`ContentFilterPolicy.of has ${count}:`, ...problems.map((problem) => `  ${problem}`)].join("\n"),
    );
  });

  test("fails for an existing one without a name", () => {
    expect(messageOf(() => ContentFilterPolicy.fromExistingName(""))).toBe(
      "ContentFilterPolicy.fromExistingName has 1 problem:\n  [ContentFilterInvalid] name: '' given where a name is needed",
    );
  });
});
