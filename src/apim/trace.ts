import type { CSharp } from "./csharp";
import { element, type PolicyElement } from "./policy-element";

export interface TraceOptions {
  readonly source: string;
  readonly severity: "verbose" | "information" | "error";
  readonly message: string | CSharp;
  readonly metadata?: { readonly [name: string]: string | CSharp };
}

/** A line in the logs of the gateway. */
export function trace({ source, severity, message, metadata = {} }: TraceOptions): PolicyElement {
  return element("trace", { source, severity }, [
    element("message", {}, [], message),
    ...Object.entries(metadata).map(([name, value]) => element("metadata", { name, value })),
  ]);
}
