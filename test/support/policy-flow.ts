import { elements, expressionsOf, type PlacedExpression, type PolicyElement, SECTIONS } from "./policy-reader";
import { readsIn, setsBy } from "./policy-variables";

type Names = ReadonlySet<string>;

/** Reads that throw where the variable is not set, at a point that a request can reach without setting it. */
export function unsetFaults(root: PolicyElement): string[] {
  const flow = new Flow(root);
  let names: Names | undefined = new Set();
  for (const section of SECTIONS.filter((name) => name !== "on-error")) {
    const element = root.children.find((child) => child.name === section);
    if (element && names) names = flow.through(element.children, names);
  }
  // An error may come before anything is set.
  const last = root.children.find((child) => child.name === "on-error");
  if (last) flow.through(last.children, new Set());
  return flow.faults;
}

/** Follows a request through policies: which variables are set for certain. Undefined where it ends. */
class Flow {
  readonly faults: string[] = [];
  private readonly byElement = new Map<PolicyElement, PlacedExpression[]>();

  constructor(root: PolicyElement) {
    for (const expression of expressionsOf(root)) {
      this.byElement.set(expression.element, [...(this.byElement.get(expression.element) ?? []), expression]);
    }
  }

  through(policies: readonly PolicyElement[], names: Names): Names | undefined {
    return policies.reduce<Names | undefined>((before, policy) => before && this.after(policy, before), names);
  }

  private after(policy: PolicyElement, names: Names): Names | undefined {
    if (policy.name === "choose") return this.afterChoose(policy, names);
    if (policy.name === "retry") return this.afterRetry(policy, names);
    if (policy.name === "limit-concurrency") {
      this.read(policy, names);
      return this.through(policy.children, names);
    }
    for (const element of elements(policy)) this.read(element, names);
    if (policy.name === "return-response") return undefined;
    const isSure = policy.name !== "cache-lookup-value" || policy.attributes["default-value"] !== undefined;
    return isSure ? new Set([...names, ...setsBy(policy).map(({ name }) => name)]) : names;
  }

  private afterChoose(choose: PolicyElement, names: Names): Names | undefined {
    const ends = choose.children.map((branch) => {
      this.read(branch, names);
      return this.through(branch.children, names);
    });
    const hasOtherwise = choose.children.some((branch) => branch.name === "otherwise");
    const reached = [...ends, ...(hasOtherwise ? [] : [names])].filter((end) => end !== undefined);
    if (reached.length === 0) return undefined;
    return new Set([...reached[0]].filter((name) => reached.every((end) => end.has(name))));
  }

  // When no headers come, what follows the call is skipped, and the condition is asked all the same.
  private afterRetry(retry: PolicyElement, names: Names): Names | undefined {
    const call = retry.children.findIndex((child) => elements(child, "forward-request").length > 0);
    const sure = this.through(call < 0 ? retry.children : retry.children.slice(0, call + 1), names);
    if (!sure) return undefined;
    if (call >= 0) this.through(retry.children.slice(call + 1), sure);
    this.read(retry, sure);
    return sure;
  }

  private read(element: PolicyElement, names: Names): void {
    const reads = (this.byElement.get(element) ?? []).flatMap(readsIn);
    for (const { name, path } of reads.filter((read) => read.isSure && !names.has(read.name))) {
      this.faults.push(`${path}: '${name}' may not be set here`);
    }
  }
}
