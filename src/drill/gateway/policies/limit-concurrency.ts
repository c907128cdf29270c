import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { flow, type Step, waiting } from "../step";

/** Lets so many requests of a key be in its policies at once; for any more it fails with 429. Each unit counts its own. */
export const limitConcurrency: PolicyKind = { sections: EVERYWHERE, compile };

function compile(policy: PolicyReader): Step {
  const key = policy.text("key");
  const limit = policy.fixedWhole("max-count", { min: 1 });
  const body = policy.policies();
  const { place } = policy;
  return waiting(function* (request) {
    const { concurrency } = request.context.unit;
    const name = key(request);
    const inside = concurrency.get(name) ?? 0;
    if (inside >= limit) {
      throw RequestFault.at(place, "", "Concurrency limit is exceeded.", { status: 429 });
    }
    concurrency.set(name, inside + 1);
    try {
      yield* flow(body, request);
    } finally {
      const left = (concurrency.get(name) ?? 1) - 1;
      if (left > 0) concurrency.set(name, left);
      else concurrency.delete(name);
    }
  });
}
