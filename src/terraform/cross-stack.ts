import { stableJson } from "../private/stable-json";
import { type JsonObject, type JsonValue, ownValue } from "./json-value";
import type { Step } from "./template";
import type { TerraformDocument } from "./terraform-document";

const REMOTE_STATE = "terraform_remote_state";
/** CDKTF reads another stack of the same app through a data source of this name. */
const OF_STACK = /^cross-stack-reference-input-(.+)$/;
/** That of whoever runs Terraform, in all stacks alike. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
const WORKSPACE = "${terraform.workspace}";
/** `data.terraform_remote_state.<name>.outputs.<output>`. */
const LENGTH = 5;

/** What one stack of an app tells another, and where it goes on from there. */
export interface CrossStackOutput {
  readonly document: TerraformDocument;
  readonly value: JsonValue;
  readonly rest: readonly Step[];
}

/** Wider than a traversal: the name of a stack and of an output of it, in an expression of any form. */
const MENTION = /terraform_remote_state\.([\p{ID_Continue}-]+)\.outputs(?:\.([\p{ID_Continue}-]+)|\["([^"\\$%]+)"\])/gu;

/** Every output of another stack that a value mentions. */
export function crossStackOutputsIn(
  document: TerraformDocument,
  value: JsonValue,
): readonly (CrossStackOutput & { readonly name: string })[] {
  return textsIn(value).flatMap((text) =>
    [...text.matchAll(MENTION)].flatMap(([, stack, dotted, quoted]) => {
      const steps = ["data", REMOTE_STATE, stack, "outputs", dotted ?? quoted];
      const output = crossStackOutput(
        document,
        steps.map((key) => ({ kind: "name", key })),
      );
      return output ? [{ ...output, name: `output ${dotted ?? quoted}` }] : [];
    }),
  );
}

/** Whether a data source reads the state of a stack: an override may lead it to another one of the same name. */
function isStateOf(source: JsonObject, { backends }: TerraformDocument): boolean {
  const workspace = ownValue(source, "workspace") ?? WORKSPACE;
  if (workspace !== WORKSPACE) return false;
  const [[kind, written] = [], ...more] = backends;
  const config = ownValue(source, "config");
  // Without either, nothing tells that it is another one.
  if (kind === undefined || config === undefined) return true;
  const isKind = ownValue(source, "backend") === kind;
  return isKind && more.length === 0 && stableJson(config) === stableJson(written);
}

function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === "string") return value.includes(REMOTE_STATE) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item: JsonValue) => textsIn(item));
}

/** Nothing for a traversal that leads to no stack of the app, or to an output that it does not have. */
export function crossStackOutput(document: TerraformDocument, steps: readonly Step[]): CrossStackOutput | undefined {
  const [data, type, name, outputs, output] = steps.slice(0, LENGTH).map(({ key }) => String(key));
  if (data !== "data" || type !== REMOTE_STATE || outputs !== "outputs") return undefined;
  const other = document.stack(OF_STACK.exec(name)?.[1] ?? "");
  const source = document.resource(`data.${REMOTE_STATE}.${name}`);
  if (other && source && !isStateOf(source.body, other)) return undefined;
  const body = other?.outputs.get(output);
  const value = body && ownValue(body, "value");
  return other && value !== undefined ? { document: other, value, rest: steps.slice(LENGTH) } : undefined;
}
