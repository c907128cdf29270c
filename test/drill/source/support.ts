// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { readTopologies } from "../../../src/drill/source/read-topologies";
import type { DrillTopology } from "../../../src/drill/topology";

export interface Body {
  readonly [attribute: string]: unknown;
}

/** Bodies by address. */
export interface Resources {
  readonly [address: string]: Body;
}

const IN_SERVICE = { api_management_name: "${azurerm_api_management.gw.name}" };

/** A service with one API, one backend and its account, written by hand: no construct tells what belongs together. */
export const BY_HAND: Resources = {
  "azurerm_api_management.gw": { name: "apim-hand", location: "Sweden Central", sku_name: "Premium_2" },
  "azurerm_api_management_api.chat": { ...IN_SERVICE, name: "chat", path: "/ai/" },
  "azurerm_api_management_api_policy.chat": {
    ...IN_SERVICE,
    api_name: "${azurerm_api_management_api.chat.name}",
    xml_content: '<policies><inbound><set-backend-service backend-id="north" /></inbound></policies>',
  },
  "azurerm_api_management_backend.north": {
    ...IN_SERVICE,
    name: "north",
    url: "https://oai-north.openai.azure.com/openai/",
  },
  "azurerm_cognitive_account.north": {
    kind: "OpenAI",
    location: "swedencentral",
    custom_subdomain_name: "oai-north",
  },
  "azurerm_cognitive_deployment.chat": {
    cognitive_account_id: "${azurerm_cognitive_account.north.id}",
    name: "gpt",
    model: [{ name: "gpt-4o", version: "2024-11-20" }],
    sku: [{ name: "ProvisionedManaged", capacity: 50 }],
  },
};

/** A resource of the service of `BY_HAND`. */
export function inService(body: Body): Body {
  return { ...IN_SERVICE, ...body };
}

export function topologies(
  resources: Resources,
  values: { readonly [name: string]: string } = {},
  rest: { readonly [section: string]: unknown } = {},
): readonly DrillTopology[] {
  return readTopologies([{ name: "prod", text: JSON.stringify({ resource: byType(resources), ...rest }) }], values);
}

/** The one topology of resources that are added to `BY_HAND`, or stand in the place of some of it. */
export function topology(
  resources: Resources = {},
  values?: { readonly [name: string]: string },
  rest?: { readonly [section: string]: unknown },
): DrillTopology {
  const [only, ...more] = topologies({ ...BY_HAND, ...resources }, values, rest);
  expect(more).toEqual([]);
  return only;
}

function byType(resources: Resources): { readonly [type: string]: Resources } {
  const found: { [type: string]: { [name: string]: Body } } = {};
  for (const [address, body] of Object.entries(resources)) {
    const [type, name] = address.split(".");
    found[type] = { ...found[type], [name]: body };
  }
  return found;
}
