import type { Model } from "./cells";
import { isPinned } from "./classification";
import { type Course, modelOf } from "./courses";
import { forwards } from "./findings";
import type { Weakness } from "./probe-limits";
import { RouteOracle } from "./route-oracle";
import type { Journey } from "./run-course";

/** What a course shows when it is held to the oracle. */
export interface Held {
  /** Requests that had to succeed and did not. */
  readonly broken: readonly string[];
  /** Accounts that were asked though they were held, or ejected while others could be asked. */
  readonly disturbed: readonly string[];
  /** All requests; those that had to succeed; and those of them that may have had to ask another account before. */
  readonly requests: number;
  readonly promised: number;
  readonly promisedInSpite: number;
}

/** Holds a course without overlaps to the oracle, request by request. */
export function holdToOracle(course: Course, journeys: readonly Journey[], weakness: Weakness = {}): Held {
  const oracles: { readonly [M in Model]: RouteOracle } = {
    chat: new RouteOracle(course, "chat", weakness),
    embed: new RouteOracle(course, "embed", weakness),
  };
  const held = {
    broken: [] as string[],
    disturbed: [] as string[],
    requests: journeys.length,
    promised: 0,
    promisedInSpite: 0,
  };
  for (const journey of journeys) {
    const { request, startedAt, answer, index } = journey;
    if (request.form === "unknown") continue;
    const oracle = oracles[modelOf(request.form)];
    const promise = oracle.promise(request, startedAt);
    if (promise !== undefined) {
      held.promised += 1;
      if (promise.before > 0) held.promisedInSpite += 1;
      const asked = forwards(journey).map(({ account, became }) => `${account}: ${JSON.stringify(became)}`);
      if (answer.status !== 200)
        held.broken.push(
          `${index}, ${request.form} at ${startedAt}: ${answer.status} ${answer.body.text} after ${asked.join(", ")}`,
        );
    }
    held.disturbed.push(...disturbed(oracle, journey));
    oracle.learn(journey);
  }
  return held;
}

function disturbed(oracle: RouteOracle, journey: Journey): string[] {
  const { startedAt, index, request } = journey;
  const asked = forwards(journey).map(({ account }) => account);
  const { held, ejected } = oracle.out(startedAt);
  const isLastResort = asked.length === 1 && !oracle.hasEligible(startedAt) && !isPinned(request.form);
  return asked.flatMap((account) => {
    if (held.includes(account)) return [`${index} at ${startedAt}: ${account} was held`];
    return ejected.includes(account) && !isLastResort ? [`${index} at ${startedAt}: ${account} was ejected`] : [];
  });
}
