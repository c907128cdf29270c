import type { Section } from "./policy-element";
import { POLICY_PARTS } from "./policy-parts";
import {
  ANY,
  type AttributeRule,
  BOOL,
  type ChildRule,
  child,
  fixed,
  int,
  many,
  may,
  needs,
  oneOf,
  open,
  optional,
  type PolicyRule,
  some,
  TEXT,
  VARIABLE,
} from "./policy-rule";

const SECTIONS: readonly Section[] = ["inbound", "backend", "outbound", "on-error"];

const EVERYWHERE = { sections: SECTIONS };
const INBOUND = { sections: ["inbound"] as const };
const TO_BACKEND = { sections: ["inbound", "backend"] as const };
const BEFORE_ERRORS = { sections: ["inbound", "backend", "outbound"] as const };
const BACKEND = { sections: ["backend"] as const };
const OUTBOUND = { sections: ["outbound"] as const };

const NO_CHILDREN: readonly ChildRule[] = [];
const CACHING = fixed(may(oneOf("internal", "external", "prefer-external")));
const NAME = fixed(needs(TEXT));

const FABRIC = "sf-listener-name sf-partition-key sf-replica-type sf-resolve-condition sf-service-instance-name";

const REQUEST = {
  attributes: { mode: may(oneOf("new", "copy")), timeout: may(int(1)), "timeout-ms": may(int(1)) },
  children: [
    optional("set-url"),
    optional("set-method"),
    many("set-header"),
    optional("set-body"),
    optional("authentication-certificate"),
    optional("authentication-token"),
    optional("authentication-token-store"),
    optional("authentication-managed-identity"),
    optional("proxy"),
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
 * The policies of API Management and their parts, after Microsoft's reference pages (learn.microsoft.com/azure/api-management,
 * `<name>-policy`) and the schemas of its editor extension (github.com/microsoft/vscode-apimanagement,
 * resources/policySchemas); where the two differ, the stricter one. Of policies that have nothing to do with backends, only
 * the place is told.
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
    attributes: {
      "backend-id": may(TEXT),
      "base-url": may(TEXT),
      ...texts("dapr-app-id dapr-method dapr-namespace"),
      ...texts(FABRIC),
    },
    children: NO_CHILDREN,
    atLeastOne: ["backend-id", "base-url", "sf-service-instance-name"],
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
    attributes: {
      template: fixed(may(oneOf("liquid"))),
      "xsi-nil": fixed(may(oneOf("blank", "null"))),
      "parse-date": fixed(may(BOOL)),
    },
    children: NO_CHILDREN,
    text: TEXT,
  },
  "set-method": { sections: ["inbound", "on-error"], attributes: {}, children: NO_CHILDREN, text: TEXT },
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
      "authentication-provider": fixed(may(TEXT)),
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
      ...texts("authentication-endpoint require-scheme"),
      ...flags("allow-proof-of-possession-tokens allow-protected-forwarded-tokens"),
    },
    children: [
      optional("client-application-ids"),
      optional("backend-application-ids"),
      optional("audiences"),
      optional("required-claims"),
      optional("decryption-keys"),
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
      ...flags("flexible-retry-window increment-after-response"),
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
  ...open(["inbound"], "authentication-basic authentication-certificate cache-lookup check-header cors cross-domain"),
  ...open(
    ["inbound"],
    "azure-openai-semantic-cache-lookup get-authorization-context ip-filter proxy quota quota-by-key",
  ),
  ...open(["inbound"], "rate-limit validate-client-certificate validate-graphql-request validate-jwt"),
  ...open(["inbound"], "validate-odata-request validate-parameters"),
  ...open(["outbound"], "azure-openai-semantic-cache-store cache-store jsonp"),
  ...open(["outbound", "on-error"], "validate-headers validate-status-code"),
  ...open(["inbound", "outbound", "on-error"], "json-to-xml validate-content xml-to-json"),
  ...open(
    SECTIONS,
    "emit-metric find-and-replace invoke-dapr-binding invoke-request llm-content-safety log-to-eventhub",
  ),
  ...open(SECTIONS, "mock-response publish-to-dapr redirect-content-urls send-service-bus-message"),
  ...open(SECTIONS, "set-request-metric-dimension-value xsl-transform"),
  // Of resolvers of GraphQL.
  ...open(SECTIONS, "cosmosdb-data-source graphql-data-source http-data-source publish-event sql-data-source"),
  ...POLICY_PARTS,
};

/** The rule for an element; own properties only, so that no name finds what every object has. */
export function policyRule(name: string): PolicyRule | undefined {
  return Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined;
}

function texts(attributes: string): Record<string, AttributeRule> {
  return Object.fromEntries(attributes.split(" ").map((name) => [name, may(TEXT)]));
}

function flags(attributes: string): Record<string, AttributeRule> {
  return Object.fromEntries(attributes.split(" ").map((name) => [name, fixed(may(BOOL))]));
}

function named(...actions: string[]): { attributes: Record<string, AttributeRule>; children: readonly ChildRule[] } {
  return { attributes: { name: needs(TEXT), "exists-action": may(oneOf(...actions)) }, children: [many("value")] };
}

function names(...prefixes: string[]): Record<string, AttributeRule> {
  const attributes = prefixes.flatMap((prefix) => [`${prefix}-header-name`, `${prefix}-variable-name`]);
  return Object.fromEntries(attributes.map((name) => [name, fixed(may(TEXT))]));
}
