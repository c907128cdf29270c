/** What can be wrong with a document. The code is stable, the text is for people. */
export type SchemaFindingCode =
  | "ComputedAttribute"
  | "MissingAttribute"
  | "MissingBlock"
  | "TooFewBlocks"
  | "TooManyBlocks"
  | "UnknownAttribute"
  | "UnknownProvider"
  | "UnknownReference"
  | "UnknownResourceType"
  | "UnreadableDocument"
  | "UnreadableExpression"
  | "ValueRefused"
  | "WrongProviderVersion"
  | "WrongType";

export interface SchemaFinding {
  readonly code: SchemaFindingCode;
  /** `azurerm_cognitive_account.eu`, `output.endpoint`, or empty for the document itself. */
  readonly address: string;
  /** Below the address: `identity.type`, `content_filter[1].source`. */
  readonly path: string;
  readonly text: string;
}

/** `[WrongType] azurerm_cognitive_account.eu tags.team: must be string, not an object` */
export function renderFinding(finding: SchemaFinding): string {
  const place = [finding.address, finding.path].filter(Boolean).join(" ");
  return `[${finding.code}] ${place || "document"}: ${finding.text}`;
}
