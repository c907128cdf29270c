import type { MessageState } from "../../csharp/request-state";
import type { Execution } from "../execution";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { plain } from "../step";
import { messageOf } from "./message-of-section";

export const EXISTS_ACTIONS = ["override", "skip", "append", "delete"] as const;

/** They belong to the gateway itself, and cannot be changed. */
const UNTOUCHABLE: ReadonlySet<string> = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

/** Sets, adds to or removes a header: of the request in inbound and backend, of the response in outbound and on-error. */
export const setHeader: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const change = headerChange(policy);
    const message = messageOf(policy.place);
    return plain((request) => change(request, message(request)));
  },
};

/** The change to whatever message the header belongs to. */
export function headerChange(policy: PolicyReader): (request: Execution, message: MessageState) => void {
  const name = policy.text("name");
  const action = policy.oneOf("exists-action", EXISTS_ACTIONS, "override");
  const values = policy.children("value").map((value) => value.content());
  return (request, { headers }) => {
    const header = name(request);
    const how = action(request);
    const key = header.toLowerCase();
    if (UNTOUCHABLE.has(key) || (how === "skip" && headers.has(header))) return;
    if (how === "delete") {
      if (key !== "server") headers.delete(header);
      return;
    }
    const given = values.map((value) => value(request));
    if (given.length === 0) return;
    if (how === "append") headers.append(header, given);
    else headers.set(header, given);
    if (how === "append" || given.length > 1) request.hasHeaderLists = true;
  };
}
