import { parseBasic, parseForm, parseJwt } from "../context/jwt";
import { QueryLookup } from "../context/lookups";
import type { BodyState, GroupState, ProductState, TokenState, UserState } from "../request-state";
import { STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import type { Definition, Type } from "../types/type";
import type { Raw } from "../value";
import { DateTimeValue } from "../values/date-time-value";
import { DictionaryValue } from "../values/dictionary-value";
import { ListValue } from "../values/list-value";
import { Sequence } from "../values/sequence";
import { readBody } from "./body-text";
import type { MemberTable } from "./member-table";

type Text = string | null;
type Basic = NonNullable<ReturnType<typeof parseBasic>>;

interface Out {
  value: Raw;
}

const IGROUP = definition("IGroup").type;
const TEXT_LIST = definition("IList", 1).of(STRING);

function claim(name: string): (token: TokenState) => Text {
  return ({ claims }) => claims.get(name)?.[0] ?? null;
}

function time(name: string): (token: TokenState) => DateTimeValue | null {
  return ({ claims }) => {
    const seconds = Number(claims.get(name)?.[0] ?? Number.NaN);
    return Number.isNaN(seconds) ? null : DateTimeValue.at(seconds * 1000);
  };
}

function sequence(type: Type, items: readonly Raw[]): Sequence {
  return new Sequence(type, () => items);
}

const JWT_MEMBERS: MemberTable = {
  "string Algorithm": ({ algorithm }: TokenState) => algorithm,
  "string Type": ({ type }: TokenState) => type,
  "IEnumerable<string> Audiences": ({ claims }: TokenState) => sequence(STRING, claims.get("aud") ?? []),
  "IReadOnlyDictionary<string, string[]> Claims": ({ claims }: TokenState) => new QueryLookup(claims),
  "DateTime? ExpirationTime": time("exp"),
  "DateTime? NotBefore": time("nbf"),
  "DateTime? IssuedAt": time("iat"),
  "string Id": claim("jti"),
  "string Issuer": claim("iss"),
  "string Subject": claim("sub"),
};

function form(body: BodyState, preserve: boolean): DictionaryValue {
  const made = new DictionaryValue(STRING, TEXT_LIST);
  for (const [name, values] of parseForm(readBody(body, preserve))) made.put(name, new ListValue(STRING, values));
  return made;
}

export const BODY_FORM: MemberTable = {
  "IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)": form,
};

export const CALLER_EXTENSIONS: MemberTable = {
  "static Jwt AsJwt(this string value)": (text: Text) => (text === null ? null : (parseJwt(text) ?? null)),
  "static bool TryParseJwt(this string value, out Jwt result)": (text: Text, out: Out) => {
    out.value = text === null ? null : (parseJwt(text) ?? null);
    return out.value !== null;
  },
  "static BasicAuthCredentials AsBasic(this string value)": (text: Text) =>
    text === null ? null : (parseBasic(text) ?? null),
  "static bool TryParseBasic(this string value, out BasicAuthCredentials result)": (text: Text, out: Out) => {
    out.value = text === null ? null : (parseBasic(text) ?? null);
    return out.value !== null;
  },
};

function groups({ groups: all = [] }: UserState | ProductState): Sequence {
  return sequence(IGROUP, all);
}

export const GROUPS: MemberTable = { "IEnumerable<IGroup> Groups": groups };

export const CALLER_TABLES: readonly (readonly [Definition, MemberTable])[] = [
  [definition("Jwt"), JWT_MEMBERS],
  [
    definition("BasicAuthCredentials"),
    { "string UserId": ({ userId }: Basic) => userId, "string Password": ({ password }: Basic) => password },
  ],
  [IGROUP.definition, { "string Id": ({ id }: GroupState) => id, "string Name": ({ name }: GroupState) => name }],
];
