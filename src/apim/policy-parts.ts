import { BOOL, fixed, may, needs, open, type PolicyRule, some, TEXT, type ValueRule } from "./policy-rule";

const NAME = fixed(needs(TEXT));

const leaf = (text?: ValueRule): PolicyRule => ({ attributes: {}, children: [], text });
const list = (name: string): PolicyRule => ({ attributes: {}, children: [some(name)] });

/** Elements that only stand inside others. */
export const POLICY_PARTS: Readonly<Record<string, PolicyRule>> = {
  when: { attributes: { condition: needs(BOOL) }, children: "policies" },
  otherwise: { attributes: {}, children: "policies" },
  value: leaf(TEXT),
  "vary-by": leaf(TEXT),
  "set-url": leaf(TEXT),
  message: leaf(TEXT),
  metadata: { attributes: { name: NAME, value: needs(TEXT) }, children: [] },
  dimension: { attributes: { name: NAME, value: may(TEXT) }, children: [] },
  "client-application-ids": list("application-id"),
  "backend-application-ids": list("application-id"),
  "application-id": leaf(TEXT),
  audiences: list("audience"),
  audience: leaf(TEXT),
  ...open(undefined, "authentication-token authentication-token-store decryption-keys required-claims"),
};
