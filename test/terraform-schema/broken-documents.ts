import { BROKEN_META_ARGUMENTS } from "./broken/meta-arguments";
import { BROKEN_NAMES } from "./broken/names";
import { BROKEN_REFERENCES } from "./broken/references";
import { BROKEN_STACK } from "./broken/stack";
import { BROKEN_TYPES } from "./broken/types";
import { type Json, put, soundDocument } from "./sound-document";

/** One thing wrong with an otherwise sound document. */
export interface BrokenDocument {
  readonly name: string;
  readonly document: Json;
  /** Every finding, rendered. */
  readonly findings: readonly string[];
  /** False for what the provider, the registry or a plan refuses: `terraform validate` has nothing to say about it. */
  readonly refusedByValidate: boolean;
}

const ROWS = [...BROKEN_TYPES, ...BROKEN_NAMES, ...BROKEN_META_ARGUMENTS, ...BROKEN_REFERENCES, ...BROKEN_STACK];

export const BROKEN_DOCUMENTS: readonly BrokenDocument[] = ROWS.map(
  ([name, path, value, findings, refusedByValidate = true]) => ({
    name,
    document: put(soundDocument(), path, value),
    findings,
    refusedByValidate,
  }),
);
