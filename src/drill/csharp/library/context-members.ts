import { HeaderLookup, MapLookup, QueryLookup } from "../context/lookups";
import { parseJson } from "../json/parse-json";
import type { PlainJson } from "../json/plain-json";
import { ArrayToken, ObjectToken, tokenOf } from "../json/tokens";
import type {
  ApiState,
  BodyState,
  DeploymentState,
  IncomingState,
  ProductState,
  ResponseState,
  Run,
  UrlState,
} from "../request-state";
import { BYTE, OBJECT, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import { arrayOf, type Definition, type Type } from "../types/type";
import type { Raw } from "../value";
import { ArrayValue } from "../values/array-value";
import { DateTimeValue } from "../values/date-time-value";
import { GuidValue } from "../values/guid-value";
import type { LookupValue } from "../values/lookup-value";
import { TimeSpanValue } from "../values/time-span-value";
import { unboxer } from "../values/unbox";
import { readBody } from "./body-text";
import { BODY_FORM, CALLER_EXTENSIONS, GROUPS } from "./caller-members";
import { type MemberTable, UnfitTypes, withTypes } from "./member-table";
import { parseAs } from "./token-members";

const orNull = <T>(value: T | undefined): T | null => value ?? null;

const CONTEXT_MEMBERS: MemberTable = {
  "IApi Api": ({ state }: Run) => orNull(state.api),
  "IDeployment Deployment": ({ state }: Run) => state.deployment,
  "TimeSpan Elapsed": ({ host, state }: Run) => TimeSpanValue.ofMilliseconds(host.now() - state.startedAt),
  "ILastError LastError": ({ state }: Run) => state.lastError,
  "IOperation Operation": ({ state }: Run) => orNull(state.operation),
  "IProduct Product": ({ state }: Run) => orNull(state.product),
  "IRequest Request": ({ state }: Run) => state.request,
  "Guid RequestId": ({ state }: Run) => new GuidValue(state.requestId),
  "IResponse Response": ({ state }: Run) => state.response,
  "ISubscription Subscription": ({ state }: Run) => orNull(state.subscription),
  "DateTime Timestamp": ({ state }: Run) => DateTimeValue.at(state.startedAt),
  "bool Tracing": () => false,
  "IUser User": ({ state }: Run) => orNull(state.user),
  "IReadOnlyDictionary<string, object> Variables": ({ state }: Run) => {
    // Named a hundred times in a request.
    state.variablesView ??= new MapLookup(OBJECT, state.variables);
    return state.variablesView;
  },
  "void Trace(string message)": ({ state }: Run, message: string | null) => state.trace?.(message ?? ""),
};

const MESSAGE_MEMBERS: MemberTable = {
  "IMessageBody Body": ({ body }: ResponseState) => body,
  "IReadOnlyDictionary<string, string[]> Headers": ({ headers }: ResponseState) => new HeaderLookup(headers),
};

const REQUEST_MEMBERS: MemberTable = {
  ...MESSAGE_MEMBERS,
  "string IpAddress": ({ ipAddress }: IncomingState) => ipAddress,
  "IReadOnlyDictionary<string, string> MatchedParameters": ({ matchedParameters }: IncomingState) =>
    new MapLookup(STRING, matchedParameters),
  "string Method": ({ method }: IncomingState) => method,
  "IUrl OriginalUrl": ({ originalUrl }: IncomingState) => originalUrl,
  "IUrl Url": ({ url }: IncomingState) => url,
  "object Certificate": () => null,
};

const RESPONSE_MEMBERS: MemberTable = {
  ...MESSAGE_MEMBERS,
  "int StatusCode": ({ statusCode }: ResponseState) => statusCode,
  "string StatusReason": ({ statusReason }: ResponseState) => statusReason,
};

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

function urlText({ scheme, host, port, path, queryString }: UrlState): string {
  return `${scheme}://${host}${PORTS[scheme] === port ? "" : `:${port}`}${path}${queryString}`;
}

const URL_MEMBERS: MemberTable = {
  "string Scheme": ({ scheme }: UrlState) => scheme,
  "string Host": ({ host }: UrlState) => host,
  "int Port": ({ port }: UrlState) => port,
  "string Path": ({ path }: UrlState) => path,
  "string QueryString": ({ queryString }: UrlState) => queryString,
  "IReadOnlyDictionary<string, string[]> Query": ({ query }: UrlState) => new QueryLookup(query),
  "string ToString()": urlText,
};

function bodyAs(type: Type): (body: BodyState, preserve: boolean) => Raw {
  const read = readerOf(type);
  return (body, preserve) => read(readBody(body, preserve), body);
}

function readerOf(type: Type): (text: string, body: BodyState) => Raw {
  const token = ["JToken", "JObject", "JArray"].find((name) => definition(name).type === type);
  if (type === STRING) return (text) => text;
  if (type === arrayOf(BYTE)) return (text) => new ArrayValue(BYTE, [...Buffer.from(text, "utf8")]);
  if (token === "JToken") return (text, body) => tokenOf(parsedBody(text, body));
  if (token === "JObject") {
    return (text, body) => {
      const plain = parsedBody(text, body);
      return plain.kind === "object" ? new ObjectToken(plain) : parseAs(text, "object");
    };
  }
  if (token === "JArray") {
    return (text, body) => {
      const plain = parsedBody(text, body);
      return plain.kind === "array" ? new ArrayToken(plain) : parseAs(text, "array");
    };
  }
  throw new UnfitTypes(`a body cannot be read as '${type.label}'`);
}

function parsedBody(text: string, body: BodyState): PlainJson {
  if (body.parsed?.text === text) return body.parsed.value as PlainJson;
  const value = parseJson(text);
  body.parsed = { text, value };
  return value;
}

const EXTENSION_MEMBERS: MemberTable = {
  "static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string key, string defaultValue = null)":
    (values: LookupValue, key: string, fallback: string | null) => {
      const found = values.find(key) as ArrayValue | undefined;
      return found === undefined ? fallback : found.items.join(",");
    },
  "static string GetValueOrDefault(this IReadOnlyDictionary<string, string> values, string key, string defaultValue = null)":
    (values: LookupValue, key: string, fallback: string | null) => values.find(key) ?? fallback,
  "static object GetValueOrDefault(this IReadOnlyDictionary<string, object> values, string key)": (
    values: LookupValue,
    key: string,
  ) => values.find(key) ?? null,
  "static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> values, string key, T defaultValue = default)":
    withTypes(([T]) => {
      const open = unboxer(T);
      return (values: LookupValue, key: string, fallback: Raw) => {
        const found = values.find(key);
        return found === undefined ? fallback : open(found);
      };
    }),
};

function text(name: string, property: string): MemberTable {
  return { [`string ${name}`]: (state: Readonly<Record<string, Raw>>) => state[property] ?? null };
}

function texts(...names: string[]): MemberTable {
  return Object.assign({}, ...names.map((name) => text(name, name[0].toLowerCase() + name.slice(1))));
}

export const CONTEXT_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("IContext"), CONTEXT_MEMBERS],
  [definition("IRequest"), REQUEST_MEMBERS],
  [definition("IResponse"), RESPONSE_MEMBERS],
  [definition("IUrl"), URL_MEMBERS],
  [
    definition("IMessageBody"),
    { "T As<T>(bool preserveContent = false)": withTypes(([T]) => bodyAs(T)), ...BODY_FORM },
  ],
  [
    definition("IApi"),
    {
      ...texts("Id", "Name", "Path", "Revision", "Version"),
      "bool IsCurrentRevision": ({ isCurrentRevision = true }: ApiState) => isCurrentRevision,
      "IUrl ServiceUrl": ({ serviceUrl }: ApiState) => orNull(serviceUrl),
    },
  ],
  [
    definition("IDeployment"),
    {
      ...texts("Region", "ServiceName", "ServiceId", "GatewayId"),
      "IGateway Gateway": (state: DeploymentState) => state,
    },
  ],
  [
    definition("IGateway"),
    {
      "string Id": ({ gatewayId }: DeploymentState) => gatewayId,
      "string InstanceId": ({ gatewayId }: DeploymentState) => gatewayId,
      "bool IsManaged": ({ gatewayId }: DeploymentState) => gatewayId === "managed",
    },
  ],
  [definition("ILastError"), texts("Source", "Reason", "Message", "Scope", "Section", "Path", "PolicyId")],
  [definition("IOperation"), texts("Id", "Name", "Method", "UrlTemplate")],
  [
    definition("IProduct"),
    {
      ...texts("Id", "Name"),
      ...GROUPS,
      "bool SubscriptionRequired": ({ isSubscriptionRequired = true }: ProductState) => isSubscriptionRequired,
      "bool ApprovalRequired": ({ isApprovalRequired = false }: ProductState) => isApprovalRequired,
    },
  ],
  [definition("ISubscription"), texts("Id", "Name", "Key", "PrimaryKey", "SecondaryKey")],
  [definition("IUser"), { ...texts("Id", "Email", "FirstName", "LastName"), ...GROUPS }],
  [definition("ContextExtensions"), { ...EXTENSION_MEMBERS, ...CALLER_EXTENSIONS }],
];
