import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { problem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";

/** What an output tells. */
export interface NamedOutput {
  readonly value: unknown;
  readonly description: string;
}

/** Adds an output below a construct; `subject` is who adds it, for messages. */
export function addNamedOutput(scope: Construct, subject: string, id: unknown, output: NamedOutput): void {
  const isFree = typeof id === "string" && id !== "" && !scope.node.tryFindChild(id);
  if (!isFree) {
    const facts = { value: shown(id), what: "an id that nothing here has yet" };
    throwIfAny(subject, [problem("OptionInvalid", "id", facts)]);
  }
  new TerraformOutput(scope, String(id), { ...output });
}
