import { isJsonObject, ownValue } from "../../terraform/json-value";
import { TerraformDocument } from "../../terraform/terraform-document";
import { evaluate } from "./evaluate";
import { GivenValues } from "./given-values";
import type { Stack } from "./reading";

/** What one `cdk.tf.json` holds, and what its stack is called. */
export interface StackText {
  readonly name: string;
  readonly text: string;
}

const REMOTE_STATE = "terraform_remote_state";
/** CDKTF reads another stack of the same app through a data source of this name. */
const OF_STACK = /^cross-stack-reference-input-(.+)$/;

/** Throws `InvalidTerraformJson`. Values that are given, and outputs of the other stacks, stand where they are referred to. */
export function readStacks(texts: readonly StackText[], values: GivenValues, subject: string): readonly Stack[] {
  let roots = texts.map(({ name, text }) => {
    // The text first: two properties of one name are only seen there.
    TerraformDocument.parse(text, `${subject} of '${name}'`);
    return { name, root: values.into(JSON.parse(text)) as object };
  });
  // A value may come from a stack that has it from a third one.
  for (let turn = 0; turn <= texts.length; turn++) {
    const stacks = roots.map(({ name, root }) => ({ name, document: TerraformDocument.parse(root, subject) }));
    const outputs = new GivenValues(outputsOf(stacks));
    const next = roots.map(({ name, root }) => ({ name, root: outputs.into(root) as object }));
    if (outputs.unused.length === outputs.names.length) return stacks;
    roots = next;
  }
  return roots.map(({ name, root }) => ({ name, document: TerraformDocument.parse(root, subject) }));
}

/** What the stacks tell each other, by the expression that reads it. */
function outputsOf(stacks: readonly Stack[]): { [expression: string]: string } {
  const found: [string, string][] = [];
  const readers = stacks.flatMap(({ document }) => document.dataSources.filter(({ type }) => type === REMOTE_STATE));
  for (const name of new Set(readers.map((reader) => reader.name))) {
    const stack = stacks.find((candidate) => candidate.name === OF_STACK.exec(name)?.[1]);
    for (const [output, body] of stack?.document.outputs ?? []) {
      const value = isJsonObject(body) && stack ? evaluate(stack.document, ownValue(body, "value")) : undefined;
      if (value?.kind === "text") found.push([`data.${REMOTE_STATE}.${name}.outputs.${output}`, value.text]);
    }
  }
  return Object.fromEntries(found);
}
