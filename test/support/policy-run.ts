import type { ContextState, Outcome } from "./csharp-compiler";
import { type PlacedCase, type PolicyProgram, resultOf } from "./policy-program";
import { expressionsOf, isExpression, type PlacedExpression, type PolicyElement, type Section } from "./policy-reader";
import type { Answer, Behaviour, Call, Scenario } from "./policy-scenario";

// Walks a policy as API Management does, for the elements that failover needs; anything else is an error. Values of expressions
// come from the compiled program. Not an interpreter of policies: it knows one request, and time passes only in backends.

/** One attempt more than the scenario knows. */
const UNEXPECTED: Behaviour = { statusCode: 599, body: "this attempt was not expected" };

type Walk<T> = Generator<readonly PlacedCase[], T, readonly Outcome[]>;

/** A request and the policy that it meets. */
export interface Request {
  readonly root: PolicyElement;
  readonly scenario: Scenario;
}

/** Answers to requests. All walk in step, so that one process evaluates a step of all of them. */
export function answersTo(program: PolicyProgram, requests: readonly Request[]): Answer[] {
  const walks = requests.map(({ root, scenario }) => new RequestWalk(root, scenario).answer());
  const steps = walks.map((walk) => walk.next());
  for (;;) {
    const waiting = steps.flatMap((step, index) => (step.done ? [] : [{ index, cases: step.value }]));
    if (waiting.length === 0) return steps.flatMap((step) => (step.done ? [step.value] : []));
    const outcomes = program.run(waiting.flatMap(({ cases }) => cases));
    let from = 0;
    for (const { index, cases } of waiting) {
      steps[index] = walks[index].next(outcomes.slice(from, from + cases.length));
      from += cases.length;
    }
  }
}

interface Response {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Ends the request with an answer of the policy. */
class Returned {
  constructor(readonly response: Response) {}
}

/** Ends the section: the rest of the request is `on-error`. */
class Fault {
  constructor(
    readonly source: string,
    readonly reason: string,
  ) {}
}

class RequestWalk {
  private readonly calls: Call[] = [];
  private readonly expressions: ReadonlyMap<string, PlacedExpression>;
  private readonly requestHeaders: Record<string, string>;
  private readonly variables: Record<string, unknown> = {};
  private response: Response | undefined;
  private lastError: Record<string, string> | null = null;
  private elapsed = 0;
  private backendId = "";

  constructor(
    private readonly root: PolicyElement,
    private readonly scenario: Scenario,
  ) {
    this.expressions = new Map(expressionsOf(root).map((each) => [each.path, each]));
    this.requestHeaders = lowerCased(scenario.headers ?? {});
  }

  *answer(): Walk<Answer> {
    const response = yield* this.ended();
    return { ...response, calls: this.calls };
  }

  private *ended(): Walk<Response> {
    const { refused } = this.scenario;
    try {
      try {
        if (refused) {
          this.response = { status: refused.status, headers: {}, body: "" };
          throw new Fault(refused.source, refused.reason);
        }
        if (this.scenario.cached) this.response = { status: 200, headers: {}, body: "cached" };
        else {
          yield* this.section("inbound");
          yield* this.backend();
        }
        yield* this.section("outbound");
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        this.lastError = { Source: error.source, Reason: error.reason };
        this.response ??= { status: 500, headers: {}, body: "" };
        yield* this.section("on-error");
      }
    } catch (error) {
      if (error instanceof Returned) return error.response;
      throw error;
    }
    return this.response ?? { status: 500, headers: {}, body: "" };
  }

  private *backend(): Walk<void> {
    try {
      yield* this.section("backend");
    } catch (error) {
      const isCall = error instanceof Fault && error.source === "forward-request";
      if (!isCall || this.scenario.faultsEndIn !== "outbound") throw error;
      this.lastError = { Source: error.source, Reason: error.reason };
      this.response = { status: 500, headers: {}, body: "" };
    }
  }

  private *section(name: Section): Walk<void> {
    const section = this.root.children.find((child) => child.name === name);
    yield* this.policies(section?.children ?? []);
  }

  private *policies(list: readonly PolicyElement[]): Walk<void> {
    for (const element of list) yield* this.policy(element);
  }

  private *policy(element: PolicyElement): Walk<void> {
    const { name, attributes } = element;
    switch (name) {
      case "base":
      case "set-query-parameter":
        return;
      case "set-variable":
        this.variables[attributes.name] = yield* this.value(element, "value");
        return;
      case "set-header":
        return yield* this.header(element, this.headersIn(element.section));
      case "set-backend-service":
        this.backendId = attributes["backend-id"];
        return;
      case "authentication-managed-identity":
        if (this.scenario.identityFails) throw new Fault(name, "ManagedIdentityTokenRequestFailed");
        this.variables[attributes["output-token-variable-name"]] = "token";
        return;
      case "choose":
        return yield* this.choose(element);
      case "retry":
        return yield* this.retry(element);
      case "forward-request":
        return yield* this.forward(element);
      case "return-response":
        throw new Returned(yield* this.returned(element));
      default:
        throw new Error(`${element.path}: this walk does not know '${name}'`);
    }
  }

  private *choose(element: PolicyElement): Walk<void> {
    const whens = element.children.filter((child) => child.name === "when");
    const asked = whens.map((when) => this.placed(when, "condition"));
    // All at once, for speed; only the first that holds counts, and an exception after it never happens.
    const outcomes = yield asked.map((expression) => ({ expression, state: this.state() }));
    const chosen = outcomes.findIndex((outcome) => "error" in outcome || outcome.value === true);
    if (chosen >= 0) {
      this.checked(outcomes[chosen], whens[chosen]);
      return yield* this.policies(whens[chosen].children);
    }
    const otherwise = element.children.find((child) => child.name === "otherwise");
    yield* this.policies(otherwise?.children ?? []);
  }

  private *retry(element: PolicyElement): Walk<void> {
    for (let again = Number(element.attributes.count); ; again--) {
      let fault: Fault | undefined;
      try {
        yield* this.policies(element.children);
      } catch (error) {
        // Only the call of the backend: an exception in an expression ends the request.
        if (!(error instanceof Fault) || error.source !== "forward-request") throw error;
        fault = error;
      }
      // Asked after an attempt that threw, too: what comes after the call has not run then.
      const condition = yield* this.value(element, "condition");
      if (again > 0 && condition === true) continue;
      if (fault) throw fault;
      return;
    }
  }

  private *forward(element: PolicyElement): Walk<void> {
    const timeout = Number(yield* this.value(element, "timeout-ms"));
    const behaviour = this.scenario.attempts[this.calls.length] ?? UNEXPECTED;
    this.calls.push({ backendId: this.backendId, timeout, headers: { ...this.requestHeaders } });
    if ("fault" in behaviour) {
      this.elapsed += behaviour.milliseconds ?? (behaviour.fault === "Timeout" ? timeout : 0);
      throw new Fault("forward-request", behaviour.fault);
    }
    this.elapsed += behaviour.milliseconds ?? 0;
    const headers = Object.entries(behaviour.headers ?? {}).map(([name, value]) => [name, String(value)]);
    const { statusCode, body } = behaviour;
    this.response = { status: statusCode, headers: lowerCased(Object.fromEntries(headers)), body: body ?? "" };
  }

  private *returned(element: PolicyElement): Walk<Response> {
    const response: Response = { status: 200, headers: {}, body: "" };
    for (const child of element.children) {
      if (child.name === "set-status") response.status = Number(yield* this.value(child, "code"));
      else if (child.name === "set-header") yield* this.header(child, response.headers);
      else if (child.name === "set-body") response.body = String(yield* this.value(child));
      else throw new Error(`${child.path}: this walk does not know '${child.name}'`);
    }
    return response;
  }

  private *header(element: PolicyElement, headers: Record<string, string>): Walk<void> {
    const name = element.attributes.name.toLowerCase();
    if (element.attributes["exists-action"] === "delete") delete headers[name];
    else headers[name] = String(yield* this.value(element.children[0]));
  }

  private headersIn(section: Section | undefined): Record<string, string> {
    if (section === "inbound" || section === "backend") return this.requestHeaders;
    this.response ??= { status: 500, headers: {}, body: "" };
    return this.response.headers;
  }

  /** The value of an attribute, or of the text of an element. */
  private *value(element: PolicyElement, attribute?: string): Walk<unknown> {
    const text = attribute === undefined ? element.text : element.attributes[attribute];
    if (!isExpression(text)) return text;
    const [outcome] = yield [{ expression: this.placed(element, attribute), state: this.state() }];
    return this.checked(outcome, element);
  }

  private placed(element: PolicyElement, attribute?: string): PlacedExpression {
    const path = attribute === undefined ? element.path : `${element.path}/@${attribute}`;
    const found = this.expressions.get(path);
    if (!found) throw new Error(`${path} is no expression`);
    return found;
  }

  private checked(outcome: Outcome, element: PolicyElement): unknown {
    if ("error" in outcome) throw new Fault(element.name, `ExpressionValueEvaluationFailure ${outcome.message}`);
    return resultOf(outcome);
  }

  private state(): ContextState {
    const { operation = "chat-completions", matchedParameters = { deployment: "chat" }, body = "{}" } = this.scenario;
    const headers = { "content-type": "application/json", ...this.requestHeaders };
    const response = this.response && {
      statusCode: this.response.status,
      headers: this.response.headers,
      body: this.response.body,
    };
    return {
      operation: { Id: operation },
      request: { headers, matchedParameters, body },
      requestId: this.scenario.requestId,
      response,
      lastError: this.lastError,
      elapsedInMilliseconds: this.elapsed,
      variables: { ...this.variables },
    };
  }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
