import type { BodyState } from "../request-state";
import { invalidOperation } from "../text/exceptions";

/** The content of a body; without `preserve`, for the last time. */
export function readBody(body: BodyState, preserve: boolean): string {
  if (body.isConsumed) throw invalidOperation("the body was read before, without preserveContent");
  const text = body.text();
  if (!preserve) body.isConsumed = true;
  return text;
}
