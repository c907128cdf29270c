import { quotedList } from "../../private/text";
import { TOKEN_ENDPOINT } from "../world/fault";
import { ROLE_NAMES } from "./roles";
import type { YamlEntry } from "./yaml-entry";

/** Reads roles of accounts, `account:<key>` and `region:<name>`; and `token`, for where the gateway gets its tokens. */
export function readRoles(entry: YamlEntry | undefined): string[] {
  return entry?.list().flatMap((each) => readRole(each, true) ?? []) ?? [];
}

/** Reads the role of accounts. */
export function readRole(entry: YamlEntry, mayBeToken = false): string | undefined {
  const role = entry.text();
  if (role === undefined || isRole(role) || (mayBeToken && role === TOKEN_ENDPOINT)) return role;
  return entry.fault(
    `'${role}' is no role; known are ${quotedList([...ROLE_NAMES, "account:<key>", "region:<name>"])}`,
  );
}

/** Whether a text names accounts by what they do or where they are. */
export function isRole(text: string): boolean {
  return ROLE_NAMES.some((name) => name === text) || /^(?:account|region):./.test(text);
}
