import { blockOf } from "../../terraform/block";
import { evaluate } from "../../terraform/evaluate";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../../terraform/json-value";
import type { BackendEntity, BreakerRule } from "../topology";
import { azapiBackend, azapiBackends } from "./azapi-backend";
import { Fields } from "./fields";
import type { NamedValues } from "./named-values";
import type { Placed, Reading } from "./reading";
import { serviceOf } from "./service";

const BACKEND = "azurerm_api_management_backend";
const RULE = "circuit_breaker_rule";

/** The backend entities of a service, in the order of the documents. */
export function backendsOf(reading: Reading, service: string, values: NamedValues): readonly BackendEntity[] {
  const isThere = (placed: Placed) => serviceOf(placed).key === service;
  return [
    ...reading
      .all(BACKEND)
      .filter(isThere)
      .map((placed) => azurermBackend(reading, placed, values)),
    ...azapiBackends(reading)
      .filter(isThere)
      .map((placed) => azapiBackend(reading, placed, values)),
  ];
}

function azurermBackend(reading: Reading, placed: Placed, values: NamedValues): BackendEntity {
  const rule = blockOf(placed.resource.body, RULE);
  return {
    id: reading.required(placed, "name"),
    url: reading.required(placed, "url").replace(/\/+$/, ""),
    headers: headersOf(placed, values),
    breaker: rule && breakerOf(new Fields(reading, placed, rule, RULE)),
  };
}

function headersOf(placed: Placed, values: NamedValues): ReadonlyMap<string, string> {
  const credentials = blockOf(placed.resource.body, "credentials") ?? {};
  const written = ownValue(credentials, "header");
  const headers = Object.entries(isJsonObject(written) ? written : {}).map(([name, value]): [string, string] => [
    name,
    values.inHeader(credentialText(placed, value)),
  ]);
  const authorization = blockOf(credentials, "authorization");
  return new Map(authorization ? [...headers, ["Authorization", bearerOf(placed, authorization, values)]] : headers);
}

function bearerOf(placed: Placed, authorization: JsonObject, values: NamedValues): string {
  const parts = ["scheme", "parameter"].map((part) => credentialText(placed, ownValue(authorization, part)));
  return values.inHeader(parts.join(" ").trim());
}

/** What only Terraform knows of a credential is the backend's business. */
function credentialText({ stack }: Placed, value: JsonValue): string {
  if (value === undefined || value === null) return "";
  const found = evaluate(stack.document, value);
  return found.kind === "text" ? found.text : `(${found.expression})`;
}

function breakerOf(rule: Fields): BreakerRule {
  const [failure] = rule.blocks("failure_condition");
  return {
    count: failure?.number("count"),
    percentage: failure?.number("percentage"),
    intervalMs: failure?.duration("interval_duration") ?? 0,
    tripMs: rule.duration("trip_duration"),
    statusRanges: (failure?.blocks("status_code_range") ?? []).map((range) => ({
      min: range.number("min") ?? 0,
      max: range.number("max") ?? 0,
    })),
    errorReasons: failure?.texts("error_reasons") ?? [],
    acceptRetryAfter: rule.text("accept_retry_after_enabled") === "true",
  };
}
