import { type JsonValue, ownValue } from "./json-value";
import type { Step } from "./template";
import type { TerraformDocument } from "./terraform-document";

const REMOTE_STATE = "terraform_remote_state";
/** CDKTF reads another stack of the same app through a data source of this name. */
const OF_STACK = /^cross-stack-reference-input-(.+)$/;
/** `data.terraform_remote_state.<name>.outputs.<output>`. */
const LENGTH = 5;

/** What one stack of an app tells another, and where it goes on from there. */
export interface CrossStackOutput {
  readonly document: TerraformDocument;
  readonly value: JsonValue;
  readonly rest: readonly Step[];
}

/** Nothing for a traversal that leads to no stack of the app, or to an output that it does not have. */
export function crossStackOutput(document: TerraformDocument, steps: readonly Step[]): CrossStackOutput | undefined {
  const [data, type, name, outputs, output] = steps.slice(0, LENGTH).map(({ key }) => String(key));
  if (data !== "data" || type !== REMOTE_STATE || outputs !== "outputs") return undefined;
  const other = document.stack(OF_STACK.exec(name)?.[1] ?? "");
  const body = other?.outputs.get(output);
  const value = body && ownValue(body, "value");
  return other && value !== undefined ? { document: other, value, rest: steps.slice(LENGTH) } : undefined;
}
