import { isOneOf } from "../private/guards";
import { isLiteralText } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { ContentFilter } from "./content-filter";

/** When Azure OpenAI applies a content filter to a streamed answer. */
export enum ContentFilterMode {
  /** The service decides. */
  DEFAULT = "Default",
  /** The answer is held back until it has been checked. */
  BLOCKING = "Blocking",
  /** The answer is checked while it streams; what is found comes late. */
  ASYNCHRONOUS_FILTER = "Asynchronous_filter",
  /** The check is put off. */
  DEFERRED = "Deferred",
}

/** A content filter policy of our own. */
export interface ContentFilterPolicyOptions {
  /** What the policy filters. */
  readonly filters: ContentFilter[];

  /**
   * Policy of Microsoft that this one builds on.
   *
   * @default "Microsoft.DefaultV2"
   */
  readonly basePolicyName?: string;

  /**
   * When the filters are applied to a streamed answer.
   *
   * @default ContentFilterMode.BLOCKING
   */
  readonly mode?: ContentFilterMode;
}

/**
 * The content filter policy of a deployment (`raiPolicies` in Azure): the same in every region, like the model version.
 *
 * @see https://learn.microsoft.com/azure/foundry/openai/how-to/content-filters
 */
export class ContentFilterPolicy {
  /** The default policy of Microsoft, named outright so that a change of the service default changes nothing here. */
  public static readonly MICROSOFT_DEFAULT_V2 = ContentFilterPolicy.fromExistingName("Microsoft.DefaultV2");

  /**
   * A policy that is created in every account.
   *
   * @param name Name of the policy.
   * @param options What it filters.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static of(name: string, options: ContentFilterPolicyOptions): ContentFilterPolicy {
    const { filters = [], basePolicyName = "Microsoft.DefaultV2", mode = ContentFilterMode.BLOCKING } = options ?? {};
    const isBase = typeof basePolicyName === "string" && basePolicyName.length > 0;
    throwIfAny("ContentFilterPolicy.of", [
      ...nameProblems(name),
      ...filterProblems(filters),
      ...(isBase ? [] : [invalid("basePolicyName", shown(basePolicyName), "the name of a policy")]),
      ...(isOneOf(ContentFilterMode, mode) ? [] : [invalid("mode", shown(mode), "a ContentFilterMode")]),
    ]);
    return new ContentFilterPolicy(name, [...filters], basePolicyName, mode);
  }

  /**
   * A policy that every account already has, for example one of Microsoft's.
   *
   * @param name Name of the policy.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static fromExistingName(name: string): ContentFilterPolicy {
    throwIfAny("ContentFilterPolicy.fromExistingName", nameProblems(name));
    return new ContentFilterPolicy(name, [], undefined, undefined);
  }

  /** Name of the policy. */
  public readonly name: string;

  /** Policy of Microsoft that this one builds on; undefined for an existing policy. */
  public readonly basePolicyName?: string;

  /** When the filters are applied to a streamed answer; undefined for an existing policy. */
  public readonly mode?: ContentFilterMode;

  private readonly filterList: readonly ContentFilter[];

  private constructor(
    name: string,
    filters: readonly ContentFilter[],
    basePolicyName: string | undefined,
    mode: ContentFilterMode | undefined,
  ) {
    this.name = name;
    this.filterList = filters;
    this.basePolicyName = basePolicyName;
    this.mode = mode;
  }

  /** What the policy filters; empty for an existing policy. */
  public get filters(): ContentFilter[] {
    return [...this.filterList];
  }

  /** Whether the policy is created, or exists already. */
  public get isCreated(): boolean {
    return this.filterList.length > 0;
  }
}

function nameProblems(name: unknown): Problem[] {
  return isLiteralText(name) ? [] : [invalid("name", shown(name), "a name")];
}

function filterProblems(filters: unknown): Problem[] {
  if (!Array.isArray(filters) || filters.length === 0) {
    const value = Array.isArray(filters) ? "an empty list" : shown(filters);
    return [invalid("filters", value, "at least one ContentFilter")];
  }
  const seen = new Set<string>();
  return filters.flatMap((filter: unknown, index) => {
    const path = `filters[${index}]`;
    if (!(filter instanceof ContentFilter)) return [invalid(path, shown(filter), "a ContentFilter")];
    const key = `${filter.category}/${filter.source}`;
    if (seen.has(key)) return [invalid(path, shown(key), "each category and source once")];
    seen.add(key);
    return [];
  });
}

function invalid(path: string, value: string, what: string): Problem {
  return problem("ContentFilterInvalid", path, { value, what });
}
