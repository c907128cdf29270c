import type { MessageState } from "../../csharp/request-state";
import type { Execution } from "../execution";
import type { PolicyPlace } from "../policy-place";

/** What policies of a section change: the request on its way in, the response after that. */
export function messageOf({ section }: PolicyPlace): (request: Execution) => MessageState {
  return section === "inbound" || section === "backend"
    ? (request) => request.state.request
    : (request) => request.response;
}
