import type { PathAt } from "./sections";
import { TerraformDocument } from "./terraform-document";

/** What one `cdk.tf.json` holds, and what its stack is called. */
export interface StackText {
  readonly name: string;
  readonly text: string;
}

/** A stack before it is read. */
export interface StackSource {
  readonly name: string;
  /** The text of its `cdk.tf.json`, or what `stack.toTerraform()` gives. */
  readonly json: string | object;
  readonly pathAt?: PathAt;
}

/** The document of one stack. */
export interface Stack {
  readonly name: string;
  readonly document: TerraformDocument;
}

/**
 * The stacks of one app, each of which can follow what another tells it. Of two stacks of one name nobody can tell which is
 * meant, so neither is followed into. Throws `InvalidTerraformJson`.
 *
 * @param fill Makes the root of a document into the one that is read.
 */
export function readStacks(
  sources: readonly StackSource[],
  subject: string,
  fill?: (root: unknown) => unknown,
): readonly Stack[] {
  const app = new Map<string, TerraformDocument>();
  const stacks = sources.map(({ name, json, pathAt }) => {
    const where = `${subject} of '${name}'`;
    // The text first: two properties of one name are only seen there.
    const asWritten = TerraformDocument.parse(json, where, pathAt, app);
    if (!fill) return { name, document: asWritten };
    const root = typeof json === "string" ? JSON.parse(json) : json;
    return { name, document: TerraformDocument.parse(fill(root) as object, where, pathAt, app) };
  });
  for (const { name, document } of stacks) {
    if (stacks.filter((other) => other.name === name).length === 1) app.set(name, document);
  }
  return stacks;
}
