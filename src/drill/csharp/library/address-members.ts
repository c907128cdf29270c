import { isIP, isIPv4 } from "node:net";
import { DotNetException } from "../dotnet-exception";
import { argumentNull, format as formatFault, invalidOperation } from "../text/exceptions";
import { htmlDecode, htmlEncode } from "../text/html-text";
import {
  authority,
  combinedUri,
  escapeData,
  escapeUri,
  parseUri,
  type UriParts,
  unescapeData,
  uriText,
} from "../text/uri";
import { STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import { AddressValue } from "../values/address-value";
import { ArrayValue } from "../values/array-value";
import { UriValue } from "../values/uri-value";
import type { MemberTable } from "./member-table";

type Text = string | null;

interface Out<T> {
  value: T;
}

function some(text: Text, name: string): string {
  if (text === null) throw argumentNull(name);
  return text;
}

function invalidUri(text: string): DotNetException {
  const message =
    text === "" ? "Invalid URI: The URI is empty." : "Invalid URI: The format of the URI could not be determined.";
  return new DotNetException("System.UriFormatException", message);
}

function absolute(text: Text): UriValue {
  const parts = parseUri(some(text, "uriString"));
  if (!parts) throw invalidUri(text as string);
  return new UriValue(text as string, parts);
}

const ABSOLUTE = 1;
const RELATIVE = 2;

function tryCreate(text: Text, kind: number, out: Out<UriValue | null>): boolean {
  const parts = text === null ? undefined : parseUri(text);
  const isFound = text !== null && (parts ? kind !== RELATIVE : kind !== ABSOLUTE);
  out.value = isFound ? new UriValue(text, parts) : null;
  return isFound;
}

/** A property that only an absolute address has. */
function part<T>(get: (parts: UriParts) => T): (uri: UriValue) => T {
  return ({ parts }) => {
    if (!parts) throw invalidOperation("This operation is not supported for a relative URI.");
    return get(parts);
  };
}

function segments(path: string): ArrayValue {
  return new ArrayValue(STRING, path.match(/[^/]*\/|[^/]+$/g) ?? []);
}

function leftPart(parts: UriParts, until: number): string {
  const root = `${parts.scheme}://`;
  if (until === 0) return root;
  const place = root + (parts.userInfo === "" ? "" : `${parts.userInfo}@`) + authority(parts);
  return until === 1 ? place : place + parts.path + (until === 3 ? parts.query : "");
}

function combined({ parts }: UriValue, relative: Text): UriValue {
  const made = parts && combinedUri(parts, some(relative, "relativeUri"));
  if (!made) throw invalidUri(relative as string);
  return new UriValue(uriText(made), made);
}

const URI_MEMBERS: MemberTable = {
  "new(string uriString)": absolute,
  "new(string uriString, UriKind uriKind)": (text: Text, kind: number) => {
    const out: Out<UriValue | null> = { value: null };
    if (!tryCreate(some(text, "uriString"), kind, out) || !out.value) throw invalidUri(text as string);
    return out.value;
  },
  "new(Uri baseUri, string relativeUri)": combined,
  "static bool TryCreate(string uriString, UriKind uriKind, out Uri result)": tryCreate,
  "static bool IsWellFormedUriString(string uriString, UriKind uriKind)": (text: Text, kind: number) =>
    text !== null && !/[\s<>"{}|\\^`]/.test(text) && tryCreate(text, kind, { value: null }),
  "static string EscapeDataString(string stringToEscape)": (text: Text) => escapeData(some(text, "stringToEscape")),
  "static string EscapeUriString(string stringToEscape)": (text: Text) => escapeUri(some(text, "stringToEscape")),
  "static string UnescapeDataString(string stringToUnescape)": (text: Text) =>
    unescapeData(some(text, "stringToUnescape")),
  "static string SchemeDelimiter": "://",
  "static string UriSchemeHttp": "http",
  "static string UriSchemeHttps": "https",
  "string Scheme": part(({ scheme }) => scheme),
  "string Host": part(({ host }) => host),
  "string DnsSafeHost": part(({ host }) => host),
  "string Authority": part(authority),
  "int Port": part(({ port }) => port),
  "bool IsDefaultPort": part(({ isDefaultPort }) => isDefaultPort),
  "string AbsolutePath": part(({ path }) => path),
  "string LocalPath": part(({ path }) => unescapeData(path)),
  "string PathAndQuery": part(({ path, query }) => path + query),
  "string Query": part(({ query }) => query),
  "string Fragment": part(({ fragment }) => fragment),
  "string UserInfo": part(({ userInfo }) => userInfo),
  "string AbsoluteUri": part(uriText),
  "string[] Segments": part(({ path }) => segments(path)),
  "string OriginalString": ({ original }: UriValue) => original,
  "bool IsAbsoluteUri": ({ parts }: UriValue) => parts !== undefined,
  "bool IsLoopback": part(({ host }) => host === "localhost" || host === "[::1]" || host.startsWith("127.")),
  "UriHostNameType HostNameType": part(({ host }) => (isIPv4(host) ? 3 : host.startsWith("[") ? 4 : 2)),
  "string GetLeftPart(UriPartial part)": (uri: UriValue, until: number) => part((parts) => leftPart(parts, until))(uri),
  "string ToString()": (uri: UriValue) => uri.toText(),
  "operator bool ==(Uri a, Uri b)": (a: UriValue | null, b: UriValue | null) => (a?.key ?? null) === (b?.key ?? null),
  "operator bool !=(Uri a, Uri b)": (a: UriValue | null, b: UriValue | null) => (a?.key ?? null) !== (b?.key ?? null),
};

function urlEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, "+")
    .replace(/['~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

const orNull = (apply: (text: string) => string) => (text: Text) => (text === null ? null : apply(text));

const WEB_MEMBERS: MemberTable = {
  "static string UrlEncode(string value)": orNull(urlEncode),
  "static string UrlDecode(string encodedValue)": orNull((text) => unescapeData(text.replaceAll("+", " "))),
  "static string HtmlEncode(string value)": orNull(htmlEncode),
  "static string HtmlDecode(string value)": orNull(htmlDecode),
};

const ADDRESS_MEMBERS: MemberTable = {
  "static IPAddress Parse(string ipString)": (text: Text) => {
    if (isIP(some(text, "ipString")) === 0) throw formatFault("An invalid IP address was specified.");
    return new AddressValue(text as string);
  },
  "static bool TryParse(string ipString, out IPAddress address)": (text: Text, out: Out<AddressValue | null>) => {
    out.value = text !== null && isIP(text) !== 0 ? new AddressValue(text) : null;
    return out.value !== null;
  },
  "byte[] GetAddressBytes()": (address: AddressValue) => address.bytes,
  "string ToString()": (address: AddressValue) => address.toText(),
};

export const ADDRESS_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("Uri"), URI_MEMBERS],
  [definition("WebUtility"), WEB_MEMBERS],
  [definition("IPAddress"), ADDRESS_MEMBERS],
];
