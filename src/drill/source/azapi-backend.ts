import { problem } from "../../private/problem-list";
import { shown } from "../../private/text";
import { evaluate } from "../../terraform/evaluate";
import { jsonFault } from "../../terraform/json-fault";
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from "../../terraform/json-value";
import type { TerraformDocument } from "../../terraform/terraform-document";
import type { BackendEntity, BreakerRule, PoolMember } from "../topology";
import { Fields } from "./fields";
import type { NamedValues } from "./named-values";
import { type Placed, type Reading, where } from "./reading";

const RESOURCE = "azapi_resource";
const TYPE = /^Microsoft\.ApiManagement\/service\/backends@/i;

/** Backends that are written with the azapi provider, the only one that takes pools. */
export function azapiBackends(reading: Reading): readonly Placed[] {
  return reading.all(RESOURCE).filter(({ resource }) => TYPE.test(String(ownValue(resource.body, "type"))));
}

export function azapiBackend(reading: Reading, placed: Placed, values: NamedValues): BackendEntity {
  const body = bodyOf(reading, placed);
  const written = ownValue(body, "properties");
  const properties = isJsonObject(written) ? written : {};
  const fields = new Fields(reading, placed, properties, "body.properties");
  const [pool] = fields.blocks("pool");
  const [rule] = fields.blocks("circuitBreaker").flatMap((breaker) => breaker.blocks("rules"));
  return {
    id: reading.required(placed, "name"),
    url: pool ? undefined : (fields.text("url") ?? "").replace(/\/+$/, ""),
    headers: headersOf(ownValue(properties, "credentials"), values),
    breaker: rule && breakerOf(rule),
    pool: pool && poolOf(reading, placed, properties),
  };
}

/** The body is an object, or JSON text in older versions of the provider, with the templates of Terraform still in it. */
function bodyOf(reading: Reading, placed: Placed): JsonObject {
  const body = ownValue(placed.resource.body, "body");
  const parsed = typeof body === "string" ? (parsedJson(body) ?? parsedJson(reading.required(placed, "body"))) : body;
  if (isJsonObject(parsed)) return parsed;
  const facts = { value: shown(body), what: "a JSON object" };
  reading.report(problem("OptionInvalid", where(placed, "body"), facts));
  return {};
}

function parsedJson(text: string): JsonValue {
  return jsonFault(text) ? undefined : JSON.parse(text);
}

function headersOf(credentials: JsonValue, values: NamedValues): ReadonlyMap<string, string> {
  if (!isJsonObject(credentials)) return new Map();
  const header = ownValue(credentials, "header");
  const entries = Object.entries(isJsonObject(header) ? header : {}).map(([name, value]): [string, string] => [
    name,
    values.inHeader(String(value)),
  ]);
  // The gateway gets the token itself, and the policy never sees it.
  const isSignedIn = ownValue(credentials, "managedIdentity") !== undefined;
  return new Map(isSignedIn ? [...entries, ["Authorization", "Bearer managed-identity"]] : entries);
}

function poolOf(reading: Reading, placed: Placed, properties: JsonObject): readonly PoolMember[] {
  const pool = ownValue(properties, "pool");
  const services = isJsonObject(pool) ? ownValue(pool, "services") : undefined;
  return (Array.isArray(services) ? services : []).filter(isJsonObject).map((service) => {
    const fields = new Fields(reading, placed, service, "body.properties.pool.services");
    return {
      id: memberName(placed.stack.document, ownValue(service, "id")) ?? fields.text("id") ?? "",
      priority: fields.number("priority") ?? 0,
      weight: fields.number("weight") ?? 1,
    };
  });
}

/** The last part of an id, or the name of the resource whose id it is. */
function memberName(document: TerraformDocument, id: JsonValue): string | undefined {
  const found = evaluate(document, id);
  if (found.kind === "text") return found.text.split("/").at(-1);
  const named = found.end?.attribute === "id" ? found.end.resource : undefined;
  const name = named && evaluate(named.document, ownValue(named.body, "name"));
  return name?.kind === "text" ? name.text : undefined;
}

function breakerOf(rule: Fields): BreakerRule {
  const [failure] = rule.blocks("failureCondition");
  return {
    count: failure?.number("count"),
    percentage: failure?.number("percentage"),
    intervalMs: failure?.duration("interval") ?? 0,
    tripMs: rule.duration("tripDuration"),
    statusRanges: (failure?.blocks("statusCodeRanges") ?? []).map((range) => ({
      min: range.number("min") ?? 0,
      max: range.number("max") ?? 0,
    })),
    errorReasons: failure?.texts("errorReasons") ?? [],
    acceptRetryAfter: rule.text("acceptRetryAfter") === "true",
  };
}
