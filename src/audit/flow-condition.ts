import type { TerraformResource } from "../terraform/terraform-document";
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
    const found = resolveLeaf(leaf);
    if (found.kind === "unknown") return "unknown";
    const text = String(found.value).toLowerCase();
    return startsWith.some((start) => text.startsWith(start.toLowerCase())) ? "yes" : "no";
  });
  return answers.every((one) => one === answers[0]) ? answers[0] : "unknown";
}
