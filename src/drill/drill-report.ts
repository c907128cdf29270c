import { problem, throwIfAny } from "../private/problem-list";
import { quotedList, shown } from "../private/text";
import { DrillVerdict } from "./drill-verdict";
import { type DrillReportData, drillReportData } from "./report/drill-report-data";
import { reportJson } from "./report/report-json";
import { reportJunit } from "./report/report-junit";
import { reportText } from "./report/report-text";
import type { RunResult, ScenarioResult } from "./report/scenario-result";
import { closingLine, unmetChecks } from "./report/summary";
import type { DrillTopology } from "./topology";

/**
 * What a drill has found. A scenario may run several times, with other behaviour of API Management where that is not settled, so
 * each figure is that of the worst run.
 */
export class DrillReport {
  /** @internal */
  public static _of(topology: DrillTopology, results: readonly ScenarioResult[], seed: number): DrillReport {
    return new DrillReport(topology, drillReportData(topology, results, seed));
  }

  private readonly runs: readonly RunResult[];

  private constructor(
    private readonly topology: DrillTopology,
    private readonly data: DrillReportData,
  ) {
    this.runs = data.results.flatMap((result) => result.runs);
  }

  /** Whether everything that was expected came true, in at least one scenario. */
  public get isPassed(): boolean {
    return this.verdict !== DrillVerdict.FAIL && this.verdict !== DrillVerdict.NOT_APPLICABLE;
  }

  /** The worst verdict of all scenarios that fit the policy. */
  public get verdict(): DrillVerdict {
    return this.data.verdict as DrillVerdict;
  }

  /** Names of the scenarios, those that do not fit included. */
  public get scenarios(): string[] {
    return [...new Set(this.data.results.map(({ scenario }) => scenario))];
  }

  /** Names of the deployments that were asked for. */
  public get deployments(): string[] {
    return [...new Set(this.data.results.flatMap(({ deployment }) => deployment ?? []))];
  }

  /** Complete answers by requests of callers, over the whole time; 0 when there was no request. */
  public get availability(): number {
    return least(this.runs.map((run) => whole(run)?.availability)) ?? 0;
  }

  /** Lower end of the 95 % interval of the availability; 0 when there was no request. */
  public get availabilityLow(): number {
    return least(this.runs.map((run) => whole(run)?.low)) ?? 0;
  }

  /**
   * Seconds from a fault to the first request that is sent elsewhere at once; undefined when there was nothing to detect. It is told
   * by requests, so where none comes for a while it is late.
   */
  public get detectionSeconds(): number | undefined {
    return most(this.runs.map(({ detectSeconds }) => detectSeconds));
  }

  /**
   * Seconds from a fault until callers are answered again: of the requests that come in the fault, as they are answered, 99 of 100 are
   * answered whole and from elsewhere. Undefined when they never are.
   */
  public get failoverSeconds(): number | undefined {
    return most(this.runs.map(({ failoverSeconds }) => failoverSeconds));
  }

  /** Seconds from the end of a fault until traffic is as before; undefined when it never is. */
  public get failbackSeconds(): number | undefined {
    return most(this.runs.map(({ failbackSeconds }) => failbackSeconds));
  }

  /** Changes of the region that serves the majority: 2 for one move out and one back. */
  public get transitions(): number {
    return most(this.runs.map(({ transitions }) => transitions)) ?? 0;
  }

  /**
   * Calls of accounts by the requests that led to them, without the requests of the first ten seconds of a fault; 0 when there was no
   * request.
   */
  public get amplification(): number {
    return most(this.runs.map((run) => run.sustainedAmplification ?? run.amplification)) ?? 0;
  }

  /** Seconds that 95 % of the answers came later than the account that gave them would have answered alone. */
  public get addedLatencySeconds(): number {
    return most(this.runs.map(({ addedLatency }) => addedLatency.p95)) ?? 0;
  }

  /** Answers of status 2xx that lack a part and look whole. */
  public get truncatedAnswers(): number {
    return this.runs.reduce((sum, run) => sum + run.truncatedAnswers, 0);
  }

  /** Bytes that arrived outside the zone. */
  public get tripwireBytes(): number {
    return this.runs.reduce((sum, run) => sum + run.tripwireBytes, 0);
  }

  /** What did not come true, with what was found instead. */
  public get failures(): string[] {
    return this.data.results.flatMap(unmetChecks);
  }

  /** SHA-256 of the policies as Azure receives them: the evidence holds for exactly these. */
  public get policyHash(): string {
    return this.data.policyHash;
  }

  /** SHA-256 of what the policy can reach: service, API, backends and accounts. */
  public get topologyHash(): string {
    return this.data.topologyHash;
  }

  /** Seed of everything that was drawn. */
  public get seed(): number {
    return this.data.seed;
  }

  /**
   * The same report of one scenario alone, with all deployments that it was run for.
   *
   * @param name Name of a scenario of this report.
   *
   * Throws `OptionInvalid`.
   */
  public ofScenario(name: string): DrillReport {
    const results = this.data.results.filter(({ scenario }) => scenario === name);
    if (results.length === 0) {
      const facts = { value: shown(name), what: `one of ${quotedList(this.scenarios, 200)}` };
      throwIfAny("DrillReport.ofScenario", [problem("OptionInvalid", "name", facts)]);
    }
    return DrillReport._of(this.topology, results, this.seed);
  }

  /**
   * How it came out, in one line.
   *
   * @internal
   */
  public _closing(): string {
    return closingLine(this.data.results);
  }

  /**
   * Which policy it is of.
   *
   * @internal
   */
  public _subject(): string {
    return `${this.data.api} of zone ${this.data.zone}`;
  }

  /** The report for people. Markdown. */
  public toText(): string {
    return reportText(this.data);
  }

  /** The report for machines. JSON, with its properties in order. */
  public toJson(): string {
    return reportJson(this.data);
  }

  /** The report for a build server. JUnit XML. */
  public toJunit(): string {
    return reportJunit(this.data);
  }
}

function whole({ phases }: RunResult): RunResult["phases"][number] | undefined {
  return phases.find(({ name }) => name === "all");
}

function least(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function most(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
