interface HarmlessTypes {
  readonly type: RegExp;
  readonly why: string;
}

/** Resources of other providers that keep nothing of a zone in a place of their own. */
const HARMLESS: readonly HarmlessTypes[] = [
  { type: /^random_/, why: "a random value, kept in the state alone" },
  { type: /^time_/, why: "a point in time, kept in the state alone" },
  { type: /^tls_/, why: "a key or a certificate, kept in the state alone" },
  {
    type: /^(?:null_resource|terraform_data)$/,
    why: "a value in the state; what a provisioner of it does is told by itself",
  },
  { type: /^azuread_/, why: "users, groups and applications of the tenant, which no zone has" },
];

/** Data sources, and resources of which nothing is kept, that only tell something. */
const HARMLESS_SOURCES: readonly HarmlessTypes[] = [
  { type: /^azurerm_/, why: "reads what is in Azure" },
  { type: /^azapi_(?:client_config|resource|resource_id|resource_list)$/, why: "reads what is in Azure" },
  { type: /^azuread_/, why: "reads users, groups and applications of the tenant" },
  { type: /^(?:random|time|tls)_/, why: "works out a value, or looks at a certificate" },
  {
    type: /^(?:cloudinit_config|null_data_source|template_cloudinit_config|template_file)$/,
    why: "puts a text together",
  },
  { type: /^(?:archive_file|local_file|local_sensitive_file)$/, why: "reads files where Terraform runs" },
  { type: /^terraform_remote_state$/, why: "reads what another stack tells" },
];

/** Values that stand in a text without leading anywhere. */
const PLACELESS: readonly HarmlessTypes[] = [
  { type: /^(?:random|time|tls|azuread)_/, why: "a value of the state, or a name in the tenant" },
  { type: /^azurerm_(?:client_config|subscription|role_definition)$/, why: "ids of tenant, subscription and role" },
];

/** Why a resource of another provider holds no data of a zone; nothing where that is not known. */
export function whyHarmless(type: string): string | undefined {
  return HARMLESS.find((row) => row.type.test(type))?.why;
}

/** Why a data source sends nothing of a zone anywhere; nothing where that is not known. */
export function whySourceHarmless(type: string): string | undefined {
  return HARMLESS_SOURCES.find((row) => row.type.test(type))?.why;
}

/** Whether a value of such a resource or data source says nothing of where data goes. */
export function isPlaceless(type: string): boolean {
  return PLACELESS.some((row) => row.type.test(type));
}
