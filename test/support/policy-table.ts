import { SECTIONS, type Section } from "./policy-reader";

/** What a literal value must look like, and what an expression in its place must return. */
export interface ValueRule {
  readonly returns: "bool" | "int" | "string" | "JObject" | "object" | "VariableValue";
  readonly oneOf?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

export interface AttributeRule extends ValueRule {
  readonly required: boolean;
  /** Azure types the attribute in its schema: an expression there is refused when the policy is saved. */
  readonly expression: boolean;
}

/** One place in a sequence of children. */
export interface ChildRule {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

export interface PolicyRule {
  /** Where the policy may stand; without it, the element is only a part of another. */
  readonly sections?: readonly Section[];
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** In this order; "policies": any policies of the section. */
  readonly children: readonly ChildRule[] | "policies";
  readonly text?: ValueRule;
  /** Of these attributes exactly one. */
  readonly exactlyOne?: readonly string[];
  readonly atMostOne?: readonly string[];
  readonly atLeastOne?: readonly string[];
}

const TEXT: ValueRule = { returns: "string" };
const BOOL: ValueRule = { returns: "bool" };
const ANY: ValueRule = { returns: "object" };
/** `set-variable` takes some types only; csharp-stub.cs has them. */
const VARIABLE: ValueRule = { returns: "VariableValue" };
const int = (min = 0, max?: number): ValueRule => ({ returns: "int", min, max });
const oneOf = (...values: string[]): ValueRule => ({ returns: "string", oneOf: values });

const needs = (rule: ValueRule): AttributeRule => ({ ...rule, required: true, expression: true });
const may = (rule: ValueRule): AttributeRule => ({ ...rule, required: false, expression: true });
/** Takes no expression. */
const fixed = (rule: AttributeRule): AttributeRule => ({ ...rule, expression: false });

const child = (name: string, min: number, max: number): ChildRule => ({ name, min, max });
const optional = (name: string): ChildRule => child(name, 0, 1);
const many = (name: string): ChildRule => child(name, 0, Number.POSITIVE_INFINITY);
const some = (name: string): ChildRule => child(name, 1, Number.POSITIVE_INFINITY);

const EVERYWHERE = { sections: SECTIONS };
const INBOUND = { sections: ["inbound"] as const };
const TO_BACKEND = { sections: ["inbound", "backend"] as const };
const BEFORE_ERRORS = { sections: ["inbound", "backend", "outbound"] as const };
const BACKEND = { sections: ["backend"] as const };
const OUTBOUND = { sections: ["outbound"] as const };

const NO_CHILDREN: readonly ChildRule[] = [];
const CACHING = fixed(may(oneOf("internal", "external", "prefer-external")));
const NAME = fixed(needs(TEXT));

const REQUEST = {
  attributes: { mode: may(oneOf("new", "copy")), timeout: may(int(1)), "timeout-ms": may(int(1)) },
  children: [
    optional("set-url"),
    optional("set-method"),
    many("set-header"),
    optional("set-body"),
    optional("authentication-managed-identity"),
  ],
  atMostOne: ["timeout", "timeout-ms"],
};

const TOKEN_LIMIT: PolicyRule = {
  ...INBOUND,
  attributes: {
    "counter-key": needs(TEXT),
    "estimate-prompt-tokens": fixed(needs(BOOL)),
    "tokens-per-minute": may(int(1)),
    "token-quota": may(int(1)),
    "token-quota-period": fixed(may(oneOf("Hourly", "Daily", "Weekly", "Monthly", "Yearly"))),
    ...names("retry-after", "remaining-tokens", "remaining-quota-tokens", "tokens-consumed"),
  },
  children: NO_CHILDREN,
  atLeastOne: ["tokens-per-minute", "token-quota"],
};

const TOKEN_METRIC: PolicyRule = {
  sections: ["inbound"],
  attributes: { namespace: fixed(may(TEXT)) },
  children: [child("dimension", 1, 5)],
};

/**
 * Policies that this library writes or may come to write, and their parts, after Microsoft's reference pages
 * (learn.microsoft.com/azure/api-management, `<name>-policy`) and the schemas of its editor extension
 * (github.com/microsoft/vscode-apimanagement, resources/policySchemas); where the two differ, the stricter one. What is not
 * here cannot be judged, so it is a fault.
 */
export const POLICIES: Readonly<Record<string, PolicyRule>> = {
  base: { ...EVERYWHERE, attributes: {}, children: NO_CHILDREN },
  retry: {
    ...EVERYWHERE,
    attributes: {
      condition: needs(BOOL),
      count: needs(int(1, 50)),
      interval: needs(int(0)),
      "max-interval": may(int(1)),
      delta: may(int(1)),
      "first-fast-retry": may(BOOL),
    },
    children: "policies",
  },
  "forward-request": {
    ...BACKEND,
    attributes: {
      timeout: may(int(1)),
      "timeout-ms": may(int(1)),
      "continue-timeout": may(int(1)),
      "follow-redirects": may(BOOL),
      "http-version": fixed(may(oneOf("1", "2or1", "2"))),
      "buffer-request-body": fixed(may(BOOL)),
      "buffer-response": fixed(may(BOOL)),
      "fail-on-error-status-code": fixed(may(BOOL)),
    },
    children: NO_CHILDREN,
    atMostOne: ["timeout", "timeout-ms"],
  },
  "set-backend-service": {
    ...TO_BACKEND,
    attributes: { "backend-id": may(TEXT), "base-url": may(TEXT) },
    children: NO_CHILDREN,
    exactlyOne: ["backend-id", "base-url"],
  },
  "send-request": {
    ...EVERYWHERE,
    ...REQUEST,
    attributes: {
      ...REQUEST.attributes,
      "response-variable-name": NAME,
      "ignore-error": fixed(may(BOOL)),
      "buffer-response": fixed(may(BOOL)),
      "fail-on-error-status-code": fixed(may(BOOL)),
    },
  },
  "send-one-way-request": { ...EVERYWHERE, ...REQUEST },
  "return-response": {
    ...EVERYWHERE,
    attributes: { "response-variable-name": fixed(may(TEXT)) },
    children: [optional("set-status"), many("set-header"), optional("set-body")],
  },
  choose: { ...EVERYWHERE, attributes: {}, children: [some("when"), optional("otherwise")] },
  "include-fragment": { ...EVERYWHERE, attributes: { "fragment-id": NAME }, children: NO_CHILDREN },
  "set-variable": { ...EVERYWHERE, attributes: { name: NAME, value: needs(VARIABLE) }, children: NO_CHILDREN },
  "set-header": { ...EVERYWHERE, ...named("override", "skip", "append", "delete") },
  "set-query-parameter": { ...TO_BACKEND, ...named("override", "skip", "append", "delete") },
  "set-body": {
    ...BEFORE_ERRORS,
    attributes: { template: fixed(may(oneOf("liquid"))), "xsi-nil": fixed(may(oneOf("blank", "null"))) },
    children: NO_CHILDREN,
    text: TEXT,
  },
  "set-method": { ...EVERYWHERE, attributes: {}, children: NO_CHILDREN, text: TEXT },
  "set-status": {
    ...EVERYWHERE,
    attributes: { code: needs(int(100, 599)), reason: needs(TEXT) },
    children: NO_CHILDREN,
  },
  "rewrite-uri": {
    ...INBOUND,
    attributes: { template: needs(TEXT), "copy-unmatched-params": may(BOOL) },
    children: NO_CHILDREN,
  },
  "authentication-managed-identity": {
    ...INBOUND,
    attributes: {
      resource: needs(TEXT),
      "client-id": fixed(may(TEXT)),
      "output-token-variable-name": fixed(may(TEXT)),
      "ignore-error": fixed(may(BOOL)),
    },
    children: NO_CHILDREN,
  },
  "validate-azure-ad-token": {
    ...INBOUND,
    attributes: {
      "tenant-id": needs(TEXT),
      "header-name": may(TEXT),
      "query-parameter-name": may(TEXT),
      "token-value": may(TEXT),
      "failed-validation-httpcode": may(int(100, 599)),
      "failed-validation-error-message": may(TEXT),
      "output-token-variable-name": fixed(may(TEXT)),
    },
    children: [
      optional("client-application-ids"),
      optional("backend-application-ids"),
      optional("audiences"),
      optional("required-claims"),
    ],
    atMostOne: ["header-name", "query-parameter-name", "token-value"],
  },
  "llm-token-limit": TOKEN_LIMIT,
  "azure-openai-token-limit": TOKEN_LIMIT,
  "llm-emit-token-metric": TOKEN_METRIC,
  "azure-openai-emit-token-metric": TOKEN_METRIC,
  "rate-limit-by-key": {
    ...INBOUND,
    attributes: {
      calls: needs(int(1)),
      "renewal-period": needs(int(1, 300)),
      "counter-key": needs(TEXT),
      "increment-condition": may(BOOL),
      "increment-count": may(int(1)),
      ...names("retry-after", "remaining-calls"),
      "total-calls-header-name": fixed(may(TEXT)),
    },
    children: NO_CHILDREN,
  },
  "llm-semantic-cache-lookup": {
    ...INBOUND,
    attributes: {
      "score-threshold": fixed(needs(TEXT)),
      "embeddings-backend-id": fixed(needs(TEXT)),
      "embeddings-backend-auth": fixed(needs(oneOf("system-assigned"))),
      "ignore-system-messages": fixed(may(BOOL)),
      "max-message-count": fixed(may(int(1))),
    },
    children: [many("vary-by")],
  },
  "llm-semantic-cache-store": { ...OUTBOUND, attributes: { duration: needs(int(1)) }, children: NO_CHILDREN },
  "limit-concurrency": {
    ...EVERYWHERE,
    attributes: { key: needs(TEXT), "max-count": fixed(needs(int(1))) },
    children: "policies",
  },
  "cache-lookup-value": {
    ...EVERYWHERE,
    attributes: { key: needs(TEXT), "variable-name": NAME, "default-value": may(ANY), "caching-type": CACHING },
    children: NO_CHILDREN,
  },
  "cache-store-value": {
    ...EVERYWHERE,
    attributes: { key: needs(TEXT), value: needs(ANY), duration: needs(int(1)), "caching-type": CACHING },
    children: NO_CHILDREN,
  },
  "cache-remove-value": {
    ...EVERYWHERE,
    attributes: { key: needs(TEXT), "caching-type": CACHING },
    children: NO_CHILDREN,
  },
  trace: {
    ...EVERYWHERE,
    attributes: { source: fixed(needs(TEXT)), severity: fixed(may(oneOf("verbose", "information", "error"))) },
    children: [child("message", 1, 1), many("metadata")],
  },
  wait: { ...BEFORE_ERRORS, attributes: { for: fixed(may(oneOf("all", "any"))) }, children: "policies" },
  ...parts(),
};

/** Elements that only stand inside others. */
function parts(): Record<string, PolicyRule> {
  const leaf = (text?: ValueRule): PolicyRule => ({ attributes: {}, children: NO_CHILDREN, text });
  const list = (name: string): PolicyRule => ({ attributes: {}, children: [some(name)] });
  return {
    when: { attributes: { condition: needs(BOOL) }, children: "policies" },
    otherwise: { attributes: {}, children: "policies" },
    value: leaf(TEXT),
    "vary-by": leaf(TEXT),
    "set-url": leaf(TEXT),
    message: leaf(TEXT),
    metadata: { attributes: { name: NAME, value: needs(TEXT) }, children: NO_CHILDREN },
    dimension: { attributes: { name: NAME, value: may(TEXT) }, children: NO_CHILDREN },
    "client-application-ids": list("application-id"),
    "backend-application-ids": list("application-id"),
    "application-id": leaf(TEXT),
    audiences: list("audience"),
    audience: leaf(TEXT),
  };
}

function named(...actions: string[]): { attributes: Record<string, AttributeRule>; children: readonly ChildRule[] } {
  return { attributes: { name: needs(TEXT), "exists-action": may(oneOf(...actions)) }, children: [many("value")] };
}

function names(...prefixes: string[]): Record<string, AttributeRule> {
  const attributes = prefixes.flatMap((prefix) => [`${prefix}-header-name`, `${prefix}-variable-name`]);
  return Object.fromEntries(attributes.map((name) => [name, fixed(may(TEXT))]));
}
