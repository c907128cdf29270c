import { crossStackOutputsIn } from "./cross-stack";
import type { JsonValue } from "./json-value";
import { mentionsIn } from "./mention";
import type { TerraformDocument, TerraformResource } from "./terraform-document";

/** How a walk along mentions is done. */
export interface MentionWalk {
  /** Where it ends: what is found is not gone through. */
  readonly isEnd: (resource: TerraformResource) => boolean;
  /** What is mentioned at an address. */
  readonly mentionedBy: (document: TerraformDocument, address: string) => Iterable<string>;
}

/** Resources that a value mentions, through locals, data sources, other resources, and what other stacks of the app tell. */
export function walkMentions(
  document: TerraformDocument,
  value: JsonValue,
  { isEnd, mentionedBy }: MentionWalk,
): readonly TerraformResource[] {
  const found: TerraformResource[] = [];
  const seen = new Map<TerraformDocument, Set<string>>();
  const waiting = [{ home: document, value, mentions: mentionsIn(value) as Iterable<string> }];
  // A list that grows while it is walked.
  for (const { home, value: from, mentions } of waiting) {
    const known = seen.get(home) ?? new Set<string>();
    seen.set(home, known);
    for (const address of mentions) {
      // Which output is meant, only the text tells.
      if (address.startsWith("data.terraform_remote_state.")) {
        for (const output of crossStackOutputsIn(home, from)) {
          const isKnown = seen.get(output.document)?.has(output.name);
          seen.set(output.document, (seen.get(output.document) ?? new Set<string>()).add(output.name));
          if (!isKnown) {
            waiting.push({ home: output.document, value: output.value, mentions: mentionsIn(output.value) });
          }
        }
      }
      if (known.has(address)) continue;
      known.add(address);
      const resource = home.resource(address);
      if (resource && isEnd(resource)) found.push(resource);
      else waiting.push({ home, value: valueAt(home, address), mentions: mentionedBy(home, address) });
    }
  }
  return found;
}

/** What is written at an address. */
export function valueAt(document: TerraformDocument, address: string): JsonValue {
  if (address.startsWith("local.")) return document.locals.get(address.slice("local.".length));
  return document.resource(address)?.body ?? document.modules.find((module) => module.address === address)?.body;
}
