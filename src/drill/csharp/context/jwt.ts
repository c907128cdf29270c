import { parseJson } from "../json/parse-json";
import { type PlainJson, TOKEN } from "../json/plain-json";
import { writeJson } from "../json/write-json";
import type { TokenState } from "../request-state";
import type { Value } from "../value";
import { toText } from "../values/to-text";

/** Reads a token as `AsJwt()` does, without judging its signature; undefined for what is none. */
export function parseJwt(text: string): TokenState | undefined {
  const parts = text.split(".");
  if (parts.length !== 3) return undefined;
  const [head, body] = parts.slice(0, 2).map(decoded);
  if (head?.kind !== "object" || body?.kind !== "object") return undefined;
  const claims = new Map([...body.members].map(([name, value]) => [name, texts(value)]));
  const of = (name: string) => texts(head.members.get(name))[0] ?? "";
  return { algorithm: of("alg"), type: of("typ"), claims };
}

function decoded(part: string): PlainJson | undefined {
  try {
    return parseJson(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function texts(json: PlainJson | undefined): string[] {
  if (!json) return [];
  if (json.kind === "array") return json.items.flatMap(texts);
  if (json.kind === "object") return [writeJson(json, false)];
  return [json.type === TOKEN.BOOLEAN ? `${json.value}` : toText(json.value as Value)];
}

/** Name and password of `Basic …`; undefined for what is none. */
export function parseBasic(text: string): { readonly userId: string; readonly password: string } | undefined {
  const match = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(text.trim());
  const plain = match && Buffer.from(match[1], "base64").toString("utf8");
  const colon = plain?.indexOf(":") ?? -1;
  return plain && colon >= 0 ? { userId: plain.slice(0, colon), password: plain.slice(colon + 1) } : undefined;
}

/** `a=1&b=x+y`, by name. */
export function parseForm(text: string): Map<string, string[]> {
  const form = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) form.set(name, [...(form.get(name) ?? []), value]);
  return form;
}
