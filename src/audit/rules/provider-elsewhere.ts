import { shown } from "../../private/text";
import { resolveAttribute } from "../../terraform/block";
import { ownValue } from "../../terraform/json-value";
import type { Resolution } from "../../terraform/resolution";
import type { TerraformProvider, TerraformResource } from "../../terraform/terraform-document";
import { blocksAt } from "../../terraform/values-at";
import { literalText } from "../deployed-model";
import { type Finding, finding } from "../finding";

/** Where Azure tells what there is. */
const PUBLIC = /^(?:https:\/\/)?management\.azure\.com\/?$/i;
/** Regions of other clouds have other names, but so may those that are declared here. */
const PUBLIC_CLOUD = /^public$/i;
const CLOUD = "environment";
/** To other providers, an environment is something else. */
const OF_AZURE = /^(?:azapi|azurerm)_/;
const ASKED = "metadata_host";
const BLOCK = "endpoint";
const MANAGER = "resource_manager_endpoint";

/** A provider that asks something else than Azure makes things there, whatever its regions are called. */
export function providerElsewhere(resource: TerraformResource): readonly Finding[] {
  return configurationsOf(resource).flatMap((provider) =>
    [
      ...hostsOf(resource, provider).map((found) => ({ found, isRight: PUBLIC, what: "asks it, and not Azure" })),
      ...cloudsOf(resource, provider).map((found) => ({ found, isRight: PUBLIC_CLOUD, what: "works in that cloud" })),
    ]
      .filter(({ found, isRight }) => !isRight.test(literalText(found) ?? ""))
      .slice(0, 1)
      .map(({ found, what }) => {
        const value = found.kind === "literal" ? shown(found.value) : shown(found.expression);
        const reason = `the provider '${provider.name}' ${what}, so that the name of a region says nothing`;
        return finding(resource, "provider", "RegionUnresolved", { value, reason });
      }),
  );
}

function configurationsOf({ type, body, document }: TerraformResource): readonly TerraformProvider[] {
  const written = ownValue(body, "provider");
  const [name, alias] =
    typeof written === "string" ? written.replace(/^\$\{\s*|\s*\}$/g, "").split(".") : [type.split("_")[0]];
  return document.providers.filter((provider) => provider.name === name && provider.alias === alias);
}

function cloudsOf({ type, document }: TerraformResource, { body }: TerraformProvider): readonly Resolution[] {
  const cloud = OF_AZURE.test(type) ? resolveAttribute(document, body, CLOUD) : undefined;
  return cloud === undefined ? [] : [cloud];
}

function hostsOf({ document }: TerraformResource, { body }: TerraformProvider): readonly Resolution[] {
  const asked = resolveAttribute(document, body, ASKED);
  const blocks = blocksAt(document, body, BLOCK);
  const managers = blocks.map((block) =>
    block.kind === "unread" ? block.reason : resolveAttribute(document, block.body, MANAGER),
  );
  return [asked, ...managers].filter((host) => host !== undefined);
}
