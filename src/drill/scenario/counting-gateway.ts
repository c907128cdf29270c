import type { IncomingCall } from "../gateway/incoming-call";
import type { DrivenGateway } from "./drive";
import type { DrivenCall } from "./flight";

/** Counts what a gateway takes, and what it has worked on to the end. */
export class CountingGateway implements DrivenGateway {
  taken = 0;
  /** Requests whose policies ran from the beginning to an answer. */
  executed = 0;
  /** Requests that were given up because the caller had gone. */
  abandoned = 0;

  constructor(private readonly gateway: DrivenGateway) {}

  *handle(call: IncomingCall): DrivenCall {
    this.taken += 1;
    let isDone = false;
    try {
      const answer = yield* this.gateway.handle(call);
      isDone = true;
      return answer;
    } finally {
      if (isDone) this.executed += 1;
      else this.abandoned += 1;
    }
  }
}

/**
 * The share of the requests that were worked on to the end; undefined without one.
 *
 * @param seen Requests that callers saw the end of, or left; not counted by the gateways.
 */
export function executedShare(gateways: readonly CountingGateway[], seen: number): number | undefined {
  const executed = gateways.reduce((sum, each) => sum + each.executed, 0);
  const abandoned = gateways.reduce((sum, each) => sum + each.abandoned, 0);
  return seen === abandoned ? undefined : executed / (seen - abandoned);
}
