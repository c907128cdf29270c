import { isLiteralText } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import type { ContentFilter } from "./content-filter";

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
    const problems = nameProblems(name);
    const filters = options?.filters ?? [];
    if (filters.length === 0) {
      problems.push(
        problem("ContentFilterInvalid", "filters", { value: "an empty list", what: "at least one ContentFilter" }),
      );
    }
    const keys = filters.map((filter) => `${filter.category}/${filter.source}`);
    keys.forEach((key, index) => {
      if (keys.indexOf(key) === index) return;
      problems.push(
        problem("ContentFilterInvalid", `filters[${index}]`, {
          value: shown(key),
          what: "each category and source once",
        }),
      );
    });
    throwIfAny("ContentFilterPolicy.of", problems);
    const base = options.basePolicyName ?? "Microsoft.DefaultV2";
    return new ContentFilterPolicy(name, filters, base, options.mode ?? ContentFilterMode.BLOCKING);
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
  if (isLiteralText(name)) return [];
  return [problem("ContentFilterInvalid", "name", { value: shown(name), what: "a name" })];
}
