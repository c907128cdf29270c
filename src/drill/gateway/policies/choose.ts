import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { flow, plain, type Step, waiting } from "../step";

interface Branch {
  readonly condition: ReturnType<PolicyReader["flag"]>;
  readonly step: Step;
}

/** The first `when` whose condition holds, else `otherwise`. */
export const choose: PolicyKind = { sections: EVERYWHERE, compile };

function compile(policy: PolicyReader): Step {
  const whens = policy.children("when", true);
  if (whens.length === 0) policy.fault("'choose' needs 'when'");
  const branches = whens.map((when): Branch => ({ condition: when.flag("condition"), step: when.policies() }));
  const otherwise = policy.child("otherwise", true)?.policies();
  const chosen = (holds: (branch: Branch) => boolean) => branches.find(holds)?.step ?? otherwise;
  const mayRead = whens.some((when) => when.mayRead);
  if (!mayRead && ![...branches.map(({ step }) => step), otherwise].some((step) => step?.waits)) {
    return plain((request) => {
      const step = chosen(({ condition }) => condition(request));
      if (step) step.run(request);
    });
  }
  return waiting(function* (request) {
    const step = chosen(({ condition }) => condition(request));
    if (mayRead) yield* request.settle();
    if (step) yield* flow(step, request);
  });
}
