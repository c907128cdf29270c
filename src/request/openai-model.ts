import { isIsoDate } from "../private/dates";
import { entriesOf, isMap } from "../private/guards";
import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem, throwIfAny } from "../private/problem-list";
import { normaliseRegion } from "../private/region-name";
import { shown } from "../private/text";
import type { AzureRegion } from "../residency/azure-region";
import { MODELS } from "../residency/data/models";
import type { DeploymentType } from "../residency/deployment-type";
import type { ModelRow } from "../residency/facts";

/** What has to be known of a model version that the built-in table does not hold, or holds otherwise. */
export interface OpenAIModelFacts {
  /**
   * Regions in which the version can be deployed, by deployment type: `{ DataZoneStandard: ['swedencentral'] }`.
   *
   * @default - the built-in table; required for a version that it does not hold
   */
  readonly availability?: { [deploymentType: string]: string[] };

  /**
   * Date from which the version answers no more, as `YYYY-MM-DD`.
   *
   * @default - the built-in table; unknown for a version that it does not hold
   */
  readonly retirement?: string;

  /**
   * Publisher format of the model, as Azure writes it.
   *
   * @default "OpenAI"
   */
  readonly format?: string;

  /**
   * Whether the model may think before it answers, so that the first byte of an answer can take minutes. Only for a
   * version that the built-in table does not hold.
   *
   * @default - false; for a new version of a name that the table holds, what it says of the name
   */
  readonly isReasoning?: boolean;
}

const rowsByName = new Map<string, ModelRow[]>();
for (const row of MODELS) rowsByName.set(row.name, [...(rowsByName.get(row.name) ?? []), row]);

/**
 * One version of a model. There is no "latest": a version is always named, so that it cannot change by itself.
 *
 * @see https://learn.microsoft.com/azure/foundry/foundry-models/concepts/models-sold-directly-by-azure
 */
export class OpenAIModel {
  /**
   * A model version.
   *
   * @param name Name of the model, for example `gpt-5.4`.
   * @param version Version, for example `2026-03-05`.
   * @param facts What is known of it, for a version that the built-in table does not hold or that has moved since.
   *
   * Throws `LiteralNeeded`, `ModelUnknown`, `ModelVersionMissing`, `ModelVersionUnknown` and `ModelFactsInvalid`.
   */
  public static of(name: string, version: string, facts?: OpenAIModelFacts): OpenAIModel {
    const subject = "OpenAIModel.of";
    throwIfAny(subject, literalProblems(name, version));
    const versions = rowsByName.get(name) ?? [];
    const row = versions.find((candidate) => candidate.version === version);
    if (!row && facts?.availability === undefined) {
      const known = versions.map((candidate) => candidate.version);
      const missing =
        known.length > 0
          ? problem("ModelVersionUnknown", "version", { name, version, known })
          : problem("ModelUnknown", "name", { name, version });
      throwIfAny(subject, [missing]);
    }
    throwIfAny(`OpenAIModel.of('${name}', '${version}')`, factsProblems(facts, row));
    // What a name is does not change with its versions.
    const reasoning = facts?.isReasoning ?? versions[0]?.reasoning ?? false;
    const base: ModelRow = row ?? { name, version, format: "OpenAI", reasoning, availability: {} };
    return new OpenAIModel({
      ...base,
      format: facts?.format ?? base.format,
      availability: facts?.availability ?? base.availability,
      retirement: facts?.retirement ?? base.retirement,
    });
  }

  /** Publisher format, `OpenAI` for Azure OpenAI models. */
  public readonly format: string;

  /** Name of the model. */
  public readonly name: string;

  /** Version of the model. */
  public readonly version: string;

  /** Date from which the version answers no more, as `YYYY-MM-DD`, where one is announced. */
  public readonly retirement?: string;

  /** Model that Microsoft names as the successor, where one is announced. */
  public readonly replacement?: string;

  /**
   * Whether the model may think before it answers, so that the first byte of an answer can take minutes. The sources
   * and their dates are in docs/models.md; `model-router` counts, because it may pick a reasoning model.
   *
   * @see https://learn.microsoft.com/azure/foundry/openai/how-to/reasoning
   */
  public readonly isReasoning: boolean;

  /**
   * The facts of this version, for the plan.
   *
   * @internal
   */
  public readonly _row: ModelRow;

  private constructor(row: ModelRow) {
    this.format = row.format;
    this.name = row.name;
    this.version = row.version;
    this.retirement = row.retirement;
    this.replacement = row.replacement;
    this.isReasoning = row.reasoning;
    this._row = row;
  }

  /**
   * Names of the regions in which the version can be deployed with a type, ordered.
   *
   * @param deploymentType Deployment type of the model.
   */
  public regionNames(deploymentType: DeploymentType): string[] {
    return [...(this._row.availability[deploymentType.name] ?? [])].sort();
  }

  /**
   * Whether the version can be deployed with a type in a region.
   *
   * @param deploymentType Deployment type of the model.
   * @param region Region of the account.
   */
  public isAvailable(deploymentType: DeploymentType, region: AzureRegion): boolean {
    return this._row.availability[deploymentType.name]?.includes(region.name) ?? false;
  }

  /** Name and version: `gpt-5.4 2026-03-05`. */
  public toString(): string {
    return `${this.name} ${this.version}`;
  }
}

function literalProblems(name: unknown, version: unknown): Problem[] {
  const problems: Problem[] = [];
  if (isUnresolved(name)) {
    problems.push(problem("LiteralNeeded", "name", { value: shown(name), what: "a model" }));
  } else if (!isLiteralText(name)) {
    problems.push(problem("ModelUnknown", "name", { name: String(name), version: String(version) }));
  }
  if (isUnresolved(version)) {
    problems.push(problem("LiteralNeeded", "version", { value: shown(version), what: "a model version" }));
  } else if (!isLiteralText(version)) {
    const known = (rowsByName.get(String(name)) ?? []).map((row) => row.version);
    problems.push(problem("ModelVersionMissing", "version", { name: String(name), value: shown(version), known }));
  }
  return problems;
}

function factsProblems(facts: OpenAIModelFacts | undefined, row: ModelRow | undefined): Problem[] {
  const problems: Problem[] = reasoningProblems(facts?.isReasoning, row);
  if (facts?.retirement !== undefined && !isIsoDate(facts.retirement)) {
    problems.push(
      problem("ModelFactsInvalid", "facts.retirement", { value: shown(facts.retirement), what: "a date YYYY-MM-DD" }),
    );
  }
  return facts?.availability === undefined ? problems : [...problems, ...availabilityProblems(facts.availability)];
}

// Unlike a region or a date, this does not move, so what the table holds is not to be declared again.
function reasoningProblems(given: unknown, row: ModelRow | undefined): Problem[] {
  if (given === undefined || (typeof given === "boolean" && !row)) return [];
  const what = row ? `no value (the table says ${row.reasoning} of ${row.name} ${row.version})` : "true or false";
  return [problem("ModelFactsInvalid", "facts.isReasoning", { value: shown(given), what })];
}

// A type or region that no table holds is no mistake here: the user may have declared it. A wrong one makes nothing available.
function availabilityProblems(availability: unknown): Problem[] {
  const entries = entriesOf(availability);
  if (entries.length === 0) {
    const value = isMap(availability) ? "an empty map, so no region anywhere," : shown(availability);
    const what = "at least one type with its regions, for example { DataZoneStandard: ['swedencentral'] },";
    return [problem("ModelFactsInvalid", "facts.availability", { value, what })];
  }
  return entries.flatMap(([type, regions]) => {
    const path = `facts.availability.${type}`;
    if (!Array.isArray(regions) || regions.length === 0) {
      const value = Array.isArray(regions) ? "an empty list" : shown(regions);
      return [problem("ModelFactsInvalid", path, { value, what: "at least one region name" })];
    }
    return regions.flatMap((region: unknown, index) => {
      if (isLiteralText(region) && normaliseRegion(region) === region) return [];
      const fact = { value: shown(region), what: "a region name such as 'swedencentral'" };
      return [problem("ModelFactsInvalid", `${path}[${index}]`, fact)];
    });
  });
}
