import { parseBlock, parseExpression } from "../../../src/apim/parse-expression";
import { type Compiled, compileExpression } from "../../../src/drill/csharp/compile-expression";
import { DotNetException } from "../../../src/drill/csharp/dotnet-exception";
import { dotNetRandom } from "../../../src/drill/csharp/dotnet-random";
import { HeaderMap } from "../../../src/drill/csharp/header-map";
import { doubleValue, longValue, responseValue } from "../../../src/drill/csharp/host-values";
import { parseJson } from "../../../src/drill/csharp/json/parse-json";
import { Token } from "../../../src/drill/csharp/json/token";
import { tokenOf } from "../../../src/drill/csharp/json/tokens";
import { writeJson } from "../../../src/drill/csharp/json/write-json";
import type { BodyState, RequestState, ResponseState, Run, UrlState } from "../../../src/drill/csharp/request-state";
import { formatted } from "../../../src/drill/csharp/text/format";
import { DOUBLE, FLOAT } from "../../../src/drill/csharp/types/core-types";
import { type Raw, typeOf, type Value } from "../../../src/drill/csharp/value";
import { Box, boxer } from "../../../src/drill/csharp/values/box";
import { DateTimeOffsetValue } from "../../../src/drill/csharp/values/date-time-offset-value";
import { DateTimeValue } from "../../../src/drill/csharp/values/date-time-value";
import { toText } from "../../../src/drill/csharp/values/to-text";
import type { ContextState, ResponseState as GivenResponse, Outcome } from "../../support/csharp-compiler";

/** The clock of tests stands still here. */
export const NOW = Date.UTC(2026, 10, 21, 10, 0, 0);

/** Code with its `@(` or `@{`, or without: a block is what begins with a brace. */
export function compiled(code: string, wanted?: Parameters<typeof compileExpression>[1]): Compiled {
  const plain = /^@[({]/.test(code) ? code.slice(code[1] === "(" ? 2 : 1, code[1] === "(" ? -1 : undefined) : code;
  const tree = plain.startsWith("{") ? parseBlock(plain.slice(1, -1)) : parseExpression(plain);
  return compileExpression(tree, wanted);
}

/** What an expression gives, as the runner of compiled C# tells it. */
export function outcomeOf(code: string, state: ContextState = {}): Outcome {
  try {
    const value = compiled(code)(runOf(state));
    return { type: value === null ? "null" : typeOf(value).name, value: shown(value) };
  } catch (error) {
    if (error instanceof DotNetException) return { error: error.typeName, message: error.message };
    throw error;
  }
}

/** All of a value: a list with its items, a number with all its digits. */
function shown(value: Value): string {
  if (value === null) return "null";
  if (typeof value !== "object") return toText(value);
  if (value instanceof Token) return writeJson(value.plain, false);
  if (value instanceof Box && (value.type === DOUBLE || value.type === FLOAT)) return formatted(value, "R");
  if (value instanceof DateTimeValue || value instanceof DateTimeOffsetValue) return value.toText("o");
  if (!(Symbol.iterator in value)) return toText(value);
  const element = value.type.args.at(-1);
  const items = [...(value as Iterable<Raw>)];
  return `[${items.map((item) => shown(element ? boxer(element)(item) : (item as Value))).join(", ")}]`;
}

/** What an expression runs on; what is left out of the state is null, empty or the default. */
export function runOf(state: ContextState): Run {
  return {
    host: {
      now: () => NOW,
      random: (seed = 0) => dotNetRandom(seed),
      newGuid: () => "0f8fad5b-d9cb-469f-a165-70867728950e",
    },
    state: requestOf(state),
  };
}

function requestOf(state: ContextState): RequestState {
  const {
    url = "https://localhost/",
    method = "GET",
    headers,
    body,
    matchedParameters = {},
    ipAddress = "127.0.0.1",
  } = state.request ?? {};
  const address = urlOf(url);
  const variables = Object.entries(state.variables ?? {}).map(([name, value]) => [name, variableOf(value)] as const);
  return {
    request: {
      ...{ method, ipAddress, url: address, originalUrl: address, headers: headersOf(headers), body: bodyOf(body) },
      matchedParameters: new Map(Object.entries(matchedParameters) as [string, string][]),
    },
    response: state.response ? responseStateOf(state.response) : null,
    variables: new Map(variables),
    lastError: state.lastError ? (lowered(state.lastError) as never) : null,
    startedAt: NOW - (state.elapsedInMilliseconds ?? 0),
    requestId: state.requestId ?? "00000000-0000-0000-0000-000000000000",
    deployment: {
      region: "",
      serviceName: "",
      serviceId: "",
      gatewayId: "managed",
      ...lowered(state.deployment ?? {}),
    } as never,
    operation: state.operation && (lowered(state.operation) as never),
    api: state.api && (lowered(state.api) as never),
    subscription: state.subscription ? (lowered(state.subscription) as never) : undefined,
    user: state.user ? (lowered(state.user) as never) : undefined,
  };
}

function lowered(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name[0].toLowerCase() + name.slice(1), value]),
  );
}

function headersOf(headers: Readonly<Record<string, string | readonly string[] | undefined>> = {}): HeaderMap {
  return HeaderMap.of(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

function bodyOf(text: string | null | undefined): BodyState | null {
  return text === null || text === undefined ? null : { text: () => text, isConsumed: false };
}

function responseStateOf({ statusCode, headers, body }: GivenResponse): ResponseState {
  return { statusCode, statusReason: "", headers: headersOf(headers), body: bodyOf(body) };
}

function urlOf(text: string): UrlState {
  const { protocol, hostname, port, pathname, search, searchParams } = new URL(text);
  const scheme = protocol.slice(0, -1);
  const query = new Map([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
  return {
    scheme,
    host: hostname,
    port: Number(port) || (scheme === "https" ? 443 : 80),
    path: pathname,
    queryString: search,
    query,
  };
}

function variableOf(value: unknown): Value {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? value : doubleValue(value);
  const { long, response } = value as { readonly long?: number; readonly response?: GivenResponse };
  const isNamed = Object.keys(value as object).length === 1;
  if (isNamed && long !== undefined) return longValue(long);
  if (isNamed && response) return responseValue(responseStateOf(response));
  return tokenOf(parseJson(JSON.stringify(value)));
}
