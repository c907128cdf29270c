import { isOneOf } from "../private/guards";
import { isLiteralText } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";

/** What a content filter looks at. */
export enum ContentFilterSource {
  /** What the caller sends. */
  PROMPT = "Prompt",
  /** What the model answers. */
  COMPLETION = "Completion",
}

/** From which severity on a content filter acts. */
export enum ContentFilterSeverity {
  /** Acts on low, medium and high: the strictest. */
  LOW = "Low",
  /** Acts on medium and high. */
  MEDIUM = "Medium",
  /** Acts on high only. */
  HIGH = "High",
}

/** How one category is filtered. */
export interface ContentFilterOptions {
  /**
   * From which severity on the filter acts.
   *
   * @default ContentFilterSeverity.MEDIUM
   */
  readonly severityThreshold?: ContentFilterSeverity;

  /**
   * Whether a hit is refused; otherwise it is only noted in the answer.
   *
   * @default true
   */
  readonly block?: boolean;
}

/**
 * One category of content, filtered in prompts or in completions.
 */
export class ContentFilter {
  /**
   * Hate and fairness.
   *
   * @param source Prompt or completion.
   * @param options How it is filtered.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static hate(source: ContentFilterSource, options?: ContentFilterOptions): ContentFilter {
    return ContentFilter.of("Hate", source, options);
  }

  /**
   * Sexual content.
   *
   * @param source Prompt or completion.
   * @param options How it is filtered.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static sexual(source: ContentFilterSource, options?: ContentFilterOptions): ContentFilter {
    return ContentFilter.of("Sexual", source, options);
  }

  /**
   * Violence.
   *
   * @param source Prompt or completion.
   * @param options How it is filtered.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static violence(source: ContentFilterSource, options?: ContentFilterOptions): ContentFilter {
    return ContentFilter.of("Violence", source, options);
  }

  /**
   * Self-harm.
   *
   * @param source Prompt or completion.
   * @param options How it is filtered.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static selfHarm(source: ContentFilterSource, options?: ContentFilterOptions): ContentFilter {
    return ContentFilter.of("Selfharm", source, options);
  }

  /** Attempts in a prompt to break the rules of the model (jailbreak). */
  public static jailbreak(): ContentFilter {
    return ContentFilter.of("Jailbreak", ContentFilterSource.PROMPT);
  }

  /** Instructions hidden in documents of a prompt (indirect attack). */
  public static indirectAttack(): ContentFilter {
    return ContentFilter.of("Indirect Attack", ContentFilterSource.PROMPT);
  }

  /** Known protected text in an answer. */
  public static protectedMaterialText(): ContentFilter {
    return ContentFilter.of("Protected Material Text", ContentFilterSource.COMPLETION);
  }

  /** Known protected source code in an answer. */
  public static protectedMaterialCode(): ContentFilter {
    return ContentFilter.of("Protected Material Code", ContentFilterSource.COMPLETION);
  }

  /**
   * A category by its name in Azure, for one that has no method here.
   *
   * @param category Name as Azure writes it, for example `Profanity`.
   * @param source Prompt or completion.
   * @param options How it is filtered.
   *
   * Throws `ContentFilterInvalid`.
   */
  public static of(category: string, source: ContentFilterSource, options: ContentFilterOptions = {}): ContentFilter {
    const severity = options.severityThreshold ?? ContentFilterSeverity.MEDIUM;
    const block = options.block ?? true;
    throwIfAny("ContentFilter.of", [
      ...unless(isLiteralText(category), "category", category, "the name of a category"),
      ...unless(isOneOf(ContentFilterSource, source), "source", source, "a ContentFilterSource"),
      ...unless(isOneOf(ContentFilterSeverity, severity), "severityThreshold", severity, "a ContentFilterSeverity"),
      ...unless(typeof block === "boolean", "block", block, "true or false"),
    ]);
    return new ContentFilter(category, source, severity, block);
  }

  /** Name of the category in Azure. */
  public readonly category: string;

  /** Prompt or completion. */
  public readonly source: ContentFilterSource;

  /** From which severity on the filter acts. */
  public readonly severityThreshold: ContentFilterSeverity;

  /** Whether a hit is refused. */
  public readonly block: boolean;

  private constructor(
    category: string,
    source: ContentFilterSource,
    severityThreshold: ContentFilterSeverity,
    block: boolean,
  ) {
    this.category = category;
    this.source = source;
    this.severityThreshold = severityThreshold;
    this.block = block;
  }
}

function unless(isRight: boolean, path: string, value: unknown, what: string): Problem[] {
  return isRight ? [] : [problem("ContentFilterInvalid", path, { value: shown(value), what })];
}
