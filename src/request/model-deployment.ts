import { entriesOf, isMap } from "../private/guards";
import { isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { DeploymentType } from "../residency/deployment-type";
import { Capacity } from "./capacity";
import { ContentFilterPolicy } from "./content-filter-policy";
import { OpenAIModel } from "./openai-model";

/** What one deployment name stands for in every account. */
export interface ModelDeploymentOptions {
  /** Model and its pinned version. */
  readonly model: OpenAIModel;

  /** Where prompts may be processed and how they are billed. */
  readonly deploymentType: DeploymentType;

  /** Capacity in each account. */
  readonly capacity: Capacity;

  /**
   * Capacity of single accounts, by account key (the region name unless a region has several accounts).
   *
   * @default - `capacity` in every account
   */
  readonly capacityByAccount?: { [accountKey: string]: Capacity };

  /**
   * Content filter policy of this deployment.
   *
   * @default - the one of the accounts
   */
  readonly contentFilterPolicy?: ContentFilterPolicy;

  /**
   * Tokens per minute that callers need at peak, over all regions together. Whole and positive. For provisioned throughput,
   * count an output token as often as the model's output-to-input ratio says.
   *
   * @default - not declared: what is left when a region is gone is shown but not checked
   */
  readonly peakTokensPerMinute?: number;

  /**
   * Requests per minute that callers need at peak, over all regions together. Whole and positive.
   *
   * @default - not declared
   */
  readonly peakRequestsPerMinute?: number;

  /**
   * Whether Azure may serve more than the capacity while it has some to spare. The capacity is then no limit of cost.
   *
   * @default false
   */
  readonly dynamicThrottling?: boolean;
}

/**
 * A model under one name: the same name, version, type and content filter in every account.
 */
export class ModelDeployment {
  /**
   * A deployment.
   *
   * @param name Name that callers use in the path of a request; 2 to 64 letters, digits, `-`, `_` and `.`.
   * @param options What the name stands for.
   *
   * Throws `DeploymentInvalid`, `CapacityUnitMismatch`, `PeakInvalid` and `LiteralNeeded`.
   */
  public static of(name: string, options: ModelDeploymentOptions): ModelDeployment {
    throwIfAny(`ModelDeployment.of(${shown(name)})`, [...optionProblems(options), ...peakProblems(options)]);
    return new ModelDeployment(name, options);
  }

  /** Name that callers use. */
  public readonly name: string;

  /** Model and its pinned version. */
  public readonly model: OpenAIModel;

  /** Where prompts may be processed and how they are billed. */
  public readonly deploymentType: DeploymentType;

  /** Content filter policy; undefined means the one of the accounts. */
  public readonly contentFilterPolicy?: ContentFilterPolicy;

  /** Tokens per minute that callers need at peak, where declared. */
  public readonly peakTokensPerMinute?: number;

  /** Requests per minute that callers need at peak, where declared. */
  public readonly peakRequestsPerMinute?: number;

  /** Whether Azure may serve more than the capacity while it has some to spare. */
  public readonly dynamicThrottling: boolean;

  private readonly capacity: Capacity;
  private readonly overrides: ReadonlyMap<string, Capacity>;

  private constructor(name: string, options: ModelDeploymentOptions) {
    this.name = name;
    this.model = options.model;
    this.deploymentType = options.deploymentType;
    this.contentFilterPolicy = options.contentFilterPolicy;
    this.peakTokensPerMinute = options.peakTokensPerMinute;
    this.peakRequestsPerMinute = options.peakRequestsPerMinute;
    this.dynamicThrottling = options.dynamicThrottling ?? false;
    this.capacity = options.capacity;
    this.overrides = new Map(Object.entries(options.capacityByAccount ?? {}));
  }

  /**
   * Capacity in one account.
   *
   * @param accountKey Key of the account.
   */
  public capacityOf(accountKey: string): Capacity {
    return this.overrides.get(accountKey) ?? this.capacity;
  }

  /** Keys of the accounts that have a capacity of their own. */
  public get accountKeysWithCapacity(): string[] {
    return [...this.overrides.keys()];
  }
}

function optionProblems(options: ModelDeploymentOptions): Problem[] {
  const problems: Problem[] = [];
  const expected = (path: string, value: unknown, what: string) =>
    problems.push(problem("DeploymentInvalid", path, { value: shown(value), what }));
  const { model, deploymentType: type, capacityByAccount, contentFilterPolicy } = options ?? {};
  if (!(model instanceof OpenAIModel)) expected("model", model, "OpenAIModel.of(name, version)");
  if (!(type instanceof DeploymentType)) expected("deploymentType", type, "a DeploymentType");
  for (const [path, capacity] of capacitiesOf(options)) {
    if (!(capacity instanceof Capacity)) expected(path, capacity, "a Capacity");
    else if (type instanceof DeploymentType && capacity.unit !== type.billingUnit) {
      const facts = { type: type.name, unit: capacity.unit, needed: type.billingUnit };
      problems.push(problem("CapacityUnitMismatch", path, facts));
    }
  }
  if (capacityByAccount !== undefined && !isMap(capacityByAccount)) {
    expected("capacityByAccount", capacityByAccount, "a map of Capacity by account key");
  }
  if (contentFilterPolicy !== undefined && !(contentFilterPolicy instanceof ContentFilterPolicy)) {
    expected("contentFilterPolicy", contentFilterPolicy, "a ContentFilterPolicy");
  }
  return problems;
}

function capacitiesOf(options: ModelDeploymentOptions): readonly (readonly [path: string, capacity: unknown])[] {
  const byAccount = options?.capacityByAccount;
  const own = entriesOf(byAccount);
  return [["capacity", options?.capacity], ...own.map(([key, value]) => [`capacityByAccount.${key}`, value] as const)];
}

function peakProblems(options: ModelDeploymentOptions): Problem[] {
  const { peakTokensPerMinute, peakRequestsPerMinute } = options ?? {};
  return Object.entries({ peakTokensPerMinute, peakRequestsPerMinute }).flatMap(([path, value]) => {
    if (value === undefined || (Number.isSafeInteger(value) && value > 0)) return [];
    if (isUnresolved(value)) return [problem("LiteralNeeded", path, { value: "a number", what: "a peak load" })];
    return [problem("PeakInvalid", path, { value: shown(value) })];
  });
}
