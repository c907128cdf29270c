import { checkBody } from "./body-check";
import { checkMetaArguments } from "./meta-check";
import { checkProviders } from "./provider-check";
import type { ProviderSchema } from "./provider-schema";
import { checkReferences } from "./reference-check";
import type { SchemaFinding } from "./schema-finding";
import { addressOf, BLOCK_LABELS, blocksOf, indexStack, providerName, type StackIndex } from "./stack-document";
import { isObject } from "./value-type";

/** Compares a `cdk.tf.json` document with the schema of its provider. No finding means that nothing is wrong. */
export function checkAgainstProviderSchema(document: object, schema: ProviderSchema): SchemaFinding[] {
  const malformed = checkShape(document);
  if (malformed.length > 0) return malformed;
  const stack = indexStack(document);
  const references = checkReferences(document, stack, schema);
  // A string that cannot be read can hold anything, so nothing else about the document is certain.
  const unreadable = references.filter((finding) => finding.code === "UnreadableExpression");
  if (unreadable.length > 0) return unreadable;
  return [
    ...checkProviders(document, schema),
    ...blocksOf(document, "resource").flatMap((block) => {
      const address = addressOf("resource", block);
      return checkResource(address, block.labels[0], stack, schema);
    }),
    ...blocksOf(document, "data").flatMap((block) => {
      const address = addressOf("data", block);
      return checkMetaArguments({ address, body: stack.resources.get(address) ?? {}, stack });
    }),
    ...references,
  ];
}

/** What the schema says nothing about, so that nobody takes silence for approval. */
export function uncheckedParts(document: object): string[] {
  const data = blocksOf(document, "data").map(
    (block) => `${addressOf("data", block)}: the copy of the schema has no data sources`,
  );
  const providers = blocksOf(document, "provider")
    .filter(
      (block) => isObject(block.body) && Object.keys(block.body).some((name) => !["alias", "features"].includes(name)),
    )
    .map((block) => `provider.${providerName(block)}: the copy of the schema has no settings of the provider`);
  const modules = blocksOf(document, "module").map((block) => `module.${block.labels[0]}: modules are not read`);
  const provisioned = blocksOf(document, "resource")
    .filter((block) => isObject(block.body) && (block.body.provisioner || block.body.connection))
    .map((block) => `${addressOf("resource", block)}: provisioner and connection are not in the schema`);
  return [...providers, ...data, ...modules, ...provisioned];
}

function checkResource(address: string, type: string, stack: StackIndex, schema: ProviderSchema): SchemaFinding[] {
  const body = stack.resources.get(address) ?? {};
  const block = schema.resources[type];
  const meta = checkMetaArguments({ address, body, schema: block, stack });
  if (block) return [...checkBody(address, body, block), ...meta];
  const text = `'${type}' is not in the schema of ${schema.provider} ${schema.version}`;
  return [{ code: "UnknownResourceType", address, path: "", text }, ...meta];
}

/** Blocks that Terraform does not know, and bodies that are no objects. */
function checkShape(document: object): SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  for (const kind of Object.keys(document)) {
    if (kind === "//") continue;
    if (!(kind in BLOCK_LABELS)) {
      findings.push({ code: "UnreadableDocument", address: kind, path: "", text: "Terraform has no such block" });
      continue;
    }
    for (const block of blocksOf(document, kind)) {
      if (isObject(block.body) && block.labels.length === BLOCK_LABELS[kind]) continue;
      const address = [kind, ...block.labels].join(".");
      findings.push({ code: "UnreadableDocument", address, path: "", text: "the body must be an object" });
    }
  }
  return findings;
}
