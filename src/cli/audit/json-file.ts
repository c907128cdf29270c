import { shown } from "../../private/text";
import { jsonFault, positionOf } from "../../terraform/json-fault";
import { isJsonObject, type JsonValue } from "../../terraform/json-value";
import { isPlanOrState } from "../../terraform/plan-document";
import { UsageError } from "../terminal";
import { readStrictText } from "./strict-text";

/** A file that was read, and what it holds. */
export interface JsonFile {
  readonly file: string;
  readonly text: string;
  readonly root: JsonValue;
  /** Told by what is in it, not by its name. */
  readonly isPlan: boolean;
}

/** Throws `UsageError` that names the file, line and column. */
export function readJsonFile(file: string): JsonFile {
  const text = readStrictText(file);
  const root = parsed(text, file);
  const isPlan = isPlanOrState(root);
  // Terraform reads both of two properties of one name, JSON.parse the last; a plan is written by Terraform itself.
  if (!isPlan) refuseFault(text, file);
  if (!isJsonObject(root)) throw new UsageError(`'${file}' line 1 holds ${shown(root)}, not an object`);
  return { file, text, root, isPlan };
}

function parsed(text: string, file: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === "") throw new UsageError(`'${file}' is empty`);
    refuseFault(text, file);
    throw new UsageError(`'${file}' is no JSON`);
  }
}

function refuseFault(text: string, file: string): void {
  const fault = jsonFault(text);
  if (fault) throw new UsageError(`'${file}' ${positionOf(text, fault.index)}: ${fault.what}`);
}

/** Whether it is meant to be configuration of Terraform, rather than something else in JSON. */
export function isConfiguration({ root }: JsonFile): boolean {
  return isJsonObject(root) && ["//", "terraform", "provider", "resource"].some((key) => Object.hasOwn(root, key));
}
