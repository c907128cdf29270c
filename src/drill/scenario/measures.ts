import { ratio, seconds, total } from "./figures";
import type { Histogram } from "./histogram";
import type { RunView } from "./run-view";
import type { MeasureScope } from "./scenario-plan";
import { wilson } from "./wilson";

/** What is read of a run; undefined: there is nothing to read. */
export type Reading = number | string | boolean | undefined;

/** One thing that a run can be asked. */
export interface Measure {
  /** Properties of the scope that must be there, and those that may. */
  readonly needs: readonly (keyof MeasureScope)[];
  readonly takes: readonly (keyof MeasureScope)[];
  readonly about: string;
  /** From 0 to 1. */
  readonly isShare?: boolean;
  readonly read: (run: RunView, scope: MeasureScope) => Reading;
}

const PART = ["phase", "load"] as const;

/** Everything that a scenario can expect something of. */
export const MEASURES: { readonly [name: string]: Measure } = {
  requests: count("requests of callers; one that an SDK sends again counts once", ({ wishes }) => wishes),
  "complete-answers": count("answers of status 2xx with all their words", ({ complete }) => complete),
  availability: share(
    count("complete answers by requests", ({ complete, wishes, left }) => ratio(complete, wishes - left)),
  ),
  "availability-low": share(
    count(
      "lower end of the 95 % interval of availability",
      ({ complete, wishes, left }) => wilson(complete, wishes - left)?.low,
    ),
  ),
  "cut-answers": count("answers of status 2xx that are broken and look it", ({ cut }) => cut),
  "truncated-success": count("answers of status 2xx that lack words and look whole", ({ truncated }) => truncated),
  "token-calls": count("calls of the place that gives the gateway its tokens", ({ tokenCalls }) => tokenCalls),
  amplification: count("calls of accounts by the requests that led to them", ({ attempts, wishes }) =>
    ratio(attempts, wishes),
  ),
  "attempts-most": count("most calls of accounts for one request", ({ attemptsMost }) => attemptsMost),
  "third-attempts": count("requests that took three calls of accounts or more", ({ thirdAttempts }) => thirdAttempts),
  revisits: count("requests that asked one account twice", ({ revisits }) => revisits),
  strayed: count("answers of another account than the one before, in a job or conversation", ({ strayed }) => strayed),
  "sdk-retries": count("requests that an SDK sent again", ({ requests, wishes }) => requests - wishes),
  "waited-seconds": count("time that requests waited in the gateway between calls", ({ slept }) => slept / 1000),
  leaks: count("answers that tell the host of an account, or what went wrong with it", ({ leaks }) => leaks),
  "wrong-labels": count("answers whose headers do not tell what happened", ({ wrongLabels }) => wrongLabels),
  "unchanged-share": share(
    count("share of the answers of accounts that came through as sent", ({ unchanged, fromBackends }) =>
      ratio(unchanged, fromBackends),
    ),
  ),
  "coalesced-answers": count("streams that came in fewer parts than sent", ({ coalesced }) => coalesced),
  ...quantiles("added-latency", "seconds to headers beyond those of the call that answered", ({ added }) => added),
  ...quantiles("headers-seconds", "seconds to headers, or to an error", ({ headers }) => headers),
  ...quantiles("first-part-delay", "seconds that the first part of a stream came later", ({ firstPart }) => firstPart),
  answers: {
    needs: ["status"],
    takes: PART,
    about: "answers with a status",
    read: (run, scope) => run.cell(scope).statuses.get(scope.status ?? 0)?.answers ?? 0,
  },
  "calls-for-status": {
    needs: ["status"],
    takes: PART,
    about: "calls of accounts by requests that ended with a status",
    read: (run, scope) => run.cell(scope).statuses.get(scope.status ?? 0)?.calls ?? 0,
  },
  calls: ofAccounts("calls of accounts", (run, scope) => run.sum(run.cell(scope).calls, scope.of)),
  "call-errors": ofAccounts("calls of accounts that failed", (run, scope) =>
    run.sum(run.cell(scope).callErrors, scope.of),
  ),
  "call-error-share": share(
    ofAccounts("share of the calls of accounts that failed", (run, scope) => {
      const { calls, callErrors } = run.cell(scope);
      return ratio(run.sum(callErrors, scope.of), run.sum(calls, scope.of));
    }),
  ),
  share: share(
    ofAccounts("share of the complete answers", (run, scope) => {
      const { served } = run.cell(scope);
      return ratio(run.sum(served, scope.of), total(served));
    }),
  ),
  "accepted-per-second": ofAccounts("calls of accounts that did not fail, by second of a phase", (run, scope) => {
    const { calls, callErrors } = run.cell(scope);
    return (run.sum(calls, scope.of) - run.sum(callErrors, scope.of)) / run.seconds(scope);
  }),
  "share-deviation": {
    needs: [],
    takes: PART,
    about: "largest deviation of a share from the planned one, in standard deviations",
    read: (run, scope) => shareDeviation(run, scope),
  },
  traces: {
    needs: ["text"],
    takes: PART,
    about: "lines of trace that hold a text",
    read: (run, scope) => run.cell(scope).traces.get(scope.text ?? "") ?? 0,
  },
  "calls-with": {
    needs: ["text"],
    takes: PART,
    about: "calls of accounts that hold a text in their address or headers",
    read: (run, scope) => run.cell(scope).callsWith.get(scope.text ?? "") ?? 0,
  },
  "availability-alone": {
    needs: [],
    takes: ["load"],
    isShare: true,
    about: "share of the requests that came while no account had a fault",
    read: (run, { load }) => {
      const { wishes } = run.cell({ load });
      return ratio(wishes - run.cell({ phase: "fault", load }).wishes, wishes);
    },
  },
  "tripwire-bytes": whole("bytes that arrived outside the zone", ({ strayBytes }) =>
    [...strayBytes.values()].reduce((sum, bytes) => sum + bytes, 0),
  ),
  "alive-after": whole(
    "whether a request is answered ten minutes after the faults",
    ({ isAliveAfter }) => isAliveAfter,
  ),
  "idle-faults": whole(
    "faults during which no request came and no call was made: they test nothing",
    ({ idleFaults }) => idleFaults.text,
  ),
  "detect-seconds": whole("from the faults to the first request that is sent elsewhere at once", ({ watch }) =>
    seconds(watch.detectMs),
  ),
  "failover-seconds": whole("from the faults until 99 of 100 answers come whole from elsewhere", ({ watch }) =>
    seconds(watch.failoverMs),
  ),
  "failback-seconds": whole("from the end of the faults until traffic is as before", ({ watch }) =>
    seconds(watch.failbackMs),
  ),
  "first-answer-seconds": whole(
    "from the end of the faults to the first answer of an account that had one",
    ({ watch }) => seconds(watch.firstAnswerMs),
  ),
  "return-spread-seconds": whole("between the first gateway that asks a recovered account and the last", ({ watch }) =>
    seconds(watch.returnSpreadMs),
  ),
  transitions: whole("changes of the region that serves the majority", ({ watch }) => watch.transitions),
  status: ofRequest("status of an answer", [], ({ status }) => status),
  header: ofRequest("value of a header of an answer", ["header"], ({ headers }, { header }) =>
    headers.get(header?.toLowerCase() ?? ""),
  ),
  body: ofRequest("body of an answer", [], ({ body }) => body),
  "answer-seconds": ofRequest("seconds to the headers of an answer", [], (answer) => answer.seconds),
  "served-by": {
    needs: ["request"],
    takes: ["load"],
    about: "account that gave an answer",
    read: (run, scope) => {
      const kept = run.kept(scope);
      return kept && (run.topology.accounts[kept.account]?.key ?? "gateway");
    },
  },
};

function count(about: string, read: (cell: ReturnType<RunView["cell"]>) => Reading): Measure {
  return { needs: [], takes: PART, about, read: (run, scope) => read(run.cell(scope)) };
}

function share(measure: Measure): Measure {
  return { ...measure, isShare: true };
}

function ofAccounts(about: string, read: Measure["read"]): Measure {
  return { needs: [], takes: [...PART, "of"], about, read };
}

function whole(about: string, read: (run: RunView) => Reading): Measure {
  return { needs: [], takes: [], about, read };
}

function ofRequest(
  about: string,
  needs: readonly (keyof MeasureScope)[],
  read: (answer: NonNullable<ReturnType<RunView["kept"]>>, scope: MeasureScope) => Reading,
): Measure {
  return {
    needs: ["request", ...needs],
    takes: ["load"],
    about,
    read: (run, scope) => {
      const kept = run.kept(scope);
      return kept && read(kept, scope);
    },
  };
}

function quantiles(name: string, about: string, of: (cell: ReturnType<RunView["cell"]>) => Histogram) {
  const at = (share: number) =>
    count(`${about}: ${share * 100} % are not above`, (cell) => of(cell).quantile(share) / 1000);
  return {
    [`${name}-p50`]: at(0.5),
    [`${name}-p95`]: at(0.95),
    [`${name}-p99`]: at(0.99),
    [`${name}-most`]: count(`${about}: the most`, (cell) => of(cell).most / 1000),
  };
}

function shareDeviation(run: RunView, scope: MeasureScope): number | undefined {
  const { served } = run.cell(scope);
  const answers = total(served);
  if (answers === 0) return undefined;
  const deviations = run.topology.accounts.map(({ key }, index) => {
    const share = run.roles.planned.get(key) ?? 0;
    const sigma = Math.sqrt((share * (1 - share)) / answers);
    const off = Math.abs(served[index] / answers - share);
    return off === 0 ? 0 : off / sigma;
  });
  return Math.max(...deviations);
}
