import type { Resolution } from "../terraform/resolution";
import type { TerraformResource } from "../terraform/terraform-document";
import { truthOf } from "../terraform/truth-value";
import type { DataFlowRow, FlowCondition } from "./facts";
import { isWritten, leavesAt, resolveLeaf } from "./leaves";

/** Whether a row counts for a resource: it does wherever that cannot be told. */
export function counts({ onlyIf, unless }: DataFlowRow, resource: TerraformResource): boolean {
  if (onlyIf && answer(onlyIf, resource) === "no") return false;
  return !(unless && answer(unless, resource) === "yes");
}

function answer({ path, startsWith }: FlowCondition, resource: TerraformResource): "no" | "unknown" | "yes" {
  const leaves = leavesAt(resource, path).filter(isWritten);
  if (leaves.length === 0) return "no";
  const answers = leaves.map((leaf) => {
    if (startsWith.includes("")) return "yes";
    const text = textOf(resolveLeaf(leaf), startsWith)?.toLowerCase();
    if (text === undefined) return "unknown";
    return startsWith.some((start) => text.startsWith(start.toLowerCase())) ? "yes" : "no";
  });
  return answers.every((one) => one === answers[0]) ? answers[0] : "unknown";
}

/** What is certain. Where true or false is asked for, `1` is true to Terraform, and `TRUE` is nothing. */
function textOf(found: Resolution, words: readonly string[]): string | undefined {
  if (found.kind === "unknown" || found.variable !== undefined) return undefined;
  const isSwitch = words.every((word) => truthOf(word) !== undefined);
  const value = isSwitch ? truthOf(found.value) : found.value;
  return value === undefined ? undefined : String(value);
}
