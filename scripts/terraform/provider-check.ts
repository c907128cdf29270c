import type { ProviderSchema } from "./provider-schema";
import type { SchemaFinding } from "./schema-finding";
import { blocksOf, type JsonObject, providerName } from "./stack-document";
import { isObject } from "./value-type";

/** Checks what the document says about the provider itself: which one, which version, how it is configured. */
export function checkProviders(document: object, schema: ProviderSchema): SchemaFinding[] {
  return [...checkRequirement(document, schema), ...checkConfigurations(document, schema)];
}

/** The schema speaks for one version only: a document that asks for another one has not been checked. */
function checkRequirement(document: object, schema: ProviderSchema): SchemaFinding[] {
  const localName = schema.provider.split("/")[1];
  const usesProvider = blocksOf(document, "resource").some((block) => block.labels[0]?.startsWith(`${localName}_`));
  if (!usesProvider) return [];
  const requirement = blocksOf(document, "terraform")
    .flatMap((block) => (isObject(block.body) ? [block.body.required_providers] : []))
    .flatMap((required) => (Array.isArray(required) ? required : [required]))
    .map((required) => (isObject(required) ? required[localName] : undefined))
    .find((found) => found !== undefined);
  const { source, version } = isObject(requirement) ? requirement : ({} as JsonObject);
  const path = `required_providers.${localName}`;
  const found: SchemaFinding[] = [];
  if (source !== localName && source !== schema.provider && source !== `registry.terraform.io/${schema.provider}`) {
    const text = `must name ${schema.provider}, not ${JSON.stringify(source)}`;
    found.push({ code: "UnknownProvider", address: "terraform", path: `${path}.source`, text });
  }
  if (version !== schema.version && version !== `= ${schema.version}`) {
    const text = `${JSON.stringify(version)} is not ${schema.version}, the version of the schema in use`;
    found.push({ code: "WrongProviderVersion", address: "terraform", path: `${path}.version`, text });
  }
  return found;
}

function checkConfigurations(document: object, schema: ProviderSchema): SchemaFinding[] {
  const localName = schema.provider.split("/")[1];
  const blocks = blocksOf(document, "provider").filter((block) => block.labels[0] === localName);
  const names = blocks.map(providerName);
  return blocks.flatMap((block, index) => {
    const address = `provider.${names[index]}`;
    const found: SchemaFinding[] = [];
    if (names.indexOf(names[index]) !== index) {
      found.push({ code: "TooManyBlocks", address, path: "", text: "is configured twice" });
    }
    const features = isObject(block.body) ? block.body.features : undefined;
    const count = Array.isArray(features) ? features.length : isObject(features) ? 1 : 0;
    // azurerm refuses to start without it, even when it is empty.
    if (localName === "azurerm" && count !== 1) {
      found.push({ code: "MissingBlock", address, path: "features", text: `exactly 1 required, not ${count}` });
    }
    return found;
  });
}
