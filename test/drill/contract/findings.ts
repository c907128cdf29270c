import { classified, isPinned } from "./classification";
import type { Course } from "./courses";
import type { Journey, MadeCall } from "./run-course";

// What the contract forbids, whatever a course looks like. Each finding is a sentence; none is what is wanted.

const TOKEN_HOST = "169.254.169.254";
const ONLY_THE_GATEWAY_SAYS = [
  "x-ms-spillover-deployment",
  "azureml-model-deployment",
  "x-forwarded-host",
  "x-original-url",
  "x-rewrite-url",
];

export function forwards({ calls }: Journey): readonly MadeCall[] {
  return calls.filter(({ call }) => call.purpose === "forward");
}

/** 2.11: nothing leaves the zone, and a caller cannot make it. */
export function leaks({ calls }: Journey): string[] {
  return calls.flatMap(({ call, account }) => {
    if (call.purpose === "token")
      return call.host === TOKEN_HOST && call.body === null ? [] : [`token asked of ${call.host}`];
    const widened = ONLY_THE_GATEWAY_SAYS.filter((name) => call.headers.has(name)).map((name) => `${name} was sent on`);
    const keys = ["api-key", "Ocp-Apim-Subscription-Key"].filter((name) => call.headers.has(name));
    const isTheirs = call.headers.get("Authorization")?.[0] !== "Bearer token" || call.url.includes("secret");
    return [
      ...(account < 0 ? [`${call.bodyBytes} bytes to ${call.host}`] : []),
      ...widened,
      ...(keys.length > 0 || isTheirs ? ["the secret of the caller was sent on"] : []),
    ];
  });
}

/** 2.0.3. */
export function revisits(journey: Journey): string[] {
  const accounts = forwards(journey).map(({ account }) => account);
  return new Set(accounts).size < accounts.length ? [`asked ${accounts.join(", ")}`] : [];
}

/** 2.1, `maxAttempts`; 2.10: what is pinned has one. */
export function excessAttempts(journey: Journey, { cell }: Course): string[] {
  const most = isPinned(journey.request.form) ? 1 : cell.knobs.maxAttempts;
  const made = forwards(journey).length;
  return made > most ? [`${made} attempts instead of ${most}`] : [];
}

/** 2.1, `totalDeadline`: to the headers, or to our own error. */
export function lateness({ startedAt, endedAt }: Journey, { cell }: Course): string[] {
  const ms = endedAt - startedAt;
  const most = cell.knobs.deadline * 1000 + 1000;
  return ms > most ? [`${ms} ms, and ${most} are the most`] : [];
}

/** No expression fails, whatever came and whatever was remembered. */
export function exceptions({ answer }: Journey): string[] {
  const { error } = answer;
  if (error === undefined || error.reason === "BackendConnectionFailure" || error.reason === "Timeout") return [];
  if (error.source === "authentication-managed-identity" || error.message.includes("circuit breaker")) return [];
  return [`${error.source} ${error.reason} ${error.message} at ${error.path ?? ""}`];
}

/** 2.2, third column: what the caller sees when nobody has answered. */
export function wrongAnswer(journey: Journey, { cell, tokenFailsUntilMs }: Course): string[] {
  const { answer, startedAt } = journey;
  const last = forwards(journey).at(-1);
  if (last === undefined) return withoutAttempt(journey, startedAt < tokenFailsUntilMs);
  const told = Number(answer.headers.get("X-Failover-Attempts")?.[0]);
  const hidden = told - forwards(journey).length;
  // A breaker of the gateway that is open answers by itself, with 503: there is no call to look at.
  if (hidden < 0 || (hidden > 0 && !cell.remembers)) return [`${told} attempts are told`];
  if (answer.body.text.includes("residency_no_eligible_backend")) return ["an attempt without an account"];
  const { exhausted } = classified(last.became, cell.knobs.failsOverOnMisconfiguration);
  const status = last.became.kind === "answer" ? last.became.status : 0;
  const wanted = [...(exhausted ?? [status]), ...(hidden > 0 ? [503] : [])];
  return wanted.includes(answer.status) ? [] : [`${answer.status} instead of ${wanted.join(" or ")}`];
}

/** Nobody was asked: the deployment is unknown, all are held, the account of a state is out, or there is no token. */
function withoutAttempt({ answer, request }: Journey, mayLackToken: boolean): string[] {
  const isKnown =
    [404, 429].includes(answer.status) ||
    (answer.status === 503 &&
      (mayLackToken || isPinned(request.form) || answer.body.text.includes("backends_unavailable"))) ||
    (answer.status === 400 && isPinned(request.form));
  return isKnown ? [] : [`${answer.status} ${answer.body.text} without an attempt`];
}

/** What must be true of each request, however courses look. */
export const ALWAYS: readonly (readonly [text: string, finding: (journey: Journey, course: Course) => string[]])[] = [
  ["sends no byte outside of the zone, and nothing on that a caller says of it", leaks],
  ["asks no account twice", revisits],
  ["makes no more attempts than are allowed", excessAttempts],
  ["brings headers or an error of its own before the deadline, and a second", lateness],
  ["meets no expression that fails", exceptions],
  ["ends as the classification says where nobody could answer", wrongAnswer],
];

/** What is not true. */
export function findingsOf(journeys: readonly Journey[], course: Course): string[] {
  return journeys.flatMap((journey) =>
    ALWAYS.flatMap(([text, finding]) =>
      finding(journey, course).map((found) => `request ${journey.index}, which ${text}: ${found}`),
    ),
  );
}
