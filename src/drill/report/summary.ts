import { DrillVerdict } from "../drill-verdict";
import type { ScenarioResult, Verdict } from "./scenario-result";

const VERDICTS: readonly Verdict[] = Object.values(DrillVerdict);

/** `49 pass, 10 partial`: how often each verdict was given. */
export function verdictCounts(results: readonly ScenarioResult[]): string {
  return [...byVerdict(results)].map(([verdict, names]) => `${names.length} ${verdict}`).join(", ");
}

/** How a drill came out, in one line that calls nothing passed that is not. */
export function closingLine(results: readonly ScenarioResult[]): string {
  const found = byVerdict(results);
  const failed = found.get("fail") ?? [];
  const ran = results.filter(({ verdict }) => verdict !== "not-applicable").length;
  const head = failed.length > 0 ? `${failed.length} of ${ran} failed: ${failed.join(", ")}.` : "None failed.";
  const others = [...found].filter(([verdict]) => verdict !== "fail");
  const counts = others.map(([verdict, names]) => {
    const isWhole = verdict === "pass" || verdict === "not-applicable";
    return `${names.length} ${verdict}${isWhole ? "" : `: ${names.join(", ")}`}`;
  });
  return [
    ran > 0 ? head : "No scenario fits the policy.",
    ...(counts.length > 0 ? [`${counts.join("; ")}.`] : []),
  ].join(" ");
}

/** Answers that lack words and look whole, with the scenarios where they came. */
export function truncatedLine(results: readonly ScenarioResult[]): string {
  const found = results
    .map(({ name, runs }) => ({ name, count: runs.reduce((sum, run) => sum + run.truncatedAnswers, 0) }))
    .filter(({ count }) => count > 0);
  const sum = found.reduce((all, { count }) => all + count, 0);
  return sum === 0 ? "0" : `${sum}, in ${found.map(({ name }) => name).join(", ")}`;
}

/** What did not come true, with what was found instead. */
export function unmetChecks({ name, verdict, reason, runs }: ScenarioResult): string[] {
  // A policy that answers nobody has not been run at all.
  if (runs.length === 0) return verdict === "fail" ? [`${name}: ${reason}`] : [];
  return runs.flatMap((run) =>
    run.checks
      .filter(({ isMet }) => !isMet)
      .map(({ text, found }) => `${name}${run.name === "" ? "" : ` (${run.name})`}: ${text}, found ${found}`),
  );
}

/** Names of the results with each verdict that was given. */
function byVerdict(results: readonly ScenarioResult[]): ReadonlyMap<Verdict, readonly string[]> {
  const named = VERDICTS.map((verdict) => {
    const names = results.filter((each) => each.verdict === verdict).map(({ name }) => name);
    return [verdict, names] as const;
  });
  return new Map(named.filter(([, names]) => names.length > 0));
}
