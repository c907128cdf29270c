import type { Row } from "./row";

export const BROKEN_STACK: readonly Row[] = [
  [
    "a block that Terraform does not have",
    ["resources"],
    {},
    ["[UnreadableDocument] resources: Terraform has no such block"],
  ],
  [
    "a body that is no object",
    ["output", "endpoint"],
    "https://a",
    ["[UnreadableDocument] output.endpoint: the body must be an object"],
  ],
  [
    "a provider without features",
    ["provider", "azurerm", 0, "features"],
    undefined,
    ["[MissingBlock] provider.azurerm features: exactly 1 required, not 0"],
    false,
  ],
  [
    "the same alias twice",
    ["provider", "azurerm", 2],
    { alias: "us", features: [{}] },
    ["[TooManyBlocks] provider.azurerm.us: is configured twice"],
  ],
  [
    "another provider under the same name",
    ["terraform", "required_providers", "azurerm", "source"],
    "someone/azurerm",
    [
      '[UnknownProvider] terraform required_providers.azurerm.source: must name hashicorp/azurerm, not "someone/azurerm"',
    ],
    false,
  ],
  [
    "a version that the schema is not of",
    ["terraform", "required_providers", "azurerm", "version"],
    "~> 4.60",
    [
      '[WrongProviderVersion] terraform required_providers.azurerm.version: "~> 4.60" is not 4.55.0, the version of the schema in use',
    ],
    false,
  ],
];
