// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform writes its expressions so.
import { ACCOUNT, account, DEPLOYMENT, deployment, GROUP, group, POLICY, policy, type Row } from "./row";

/** CDKTF writes the null of every argument that is left out; this one has lost its `access`. */
const SECURITY_RULE = {
  description: null,
  destination_address_prefix: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_range: null,
  destination_port_ranges: null,
  direction: "Inbound",
  name: "a",
  priority: 100,
  protocol: "Tcp",
  source_address_prefix: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_range: null,
  source_port_ranges: null,
};

export const BROKEN_TYPES: readonly Row[] = [
  [
    "an unknown resource type",
    ["resource", "azurerm_cognitive_acount"],
    { eu: { name: "a" } },
    [
      "[UnknownResourceType] azurerm_cognitive_acount.eu: 'azurerm_cognitive_acount' is not in the schema of hashicorp/azurerm 4.55.0",
    ],
  ],
  ["a list where text is expected", group("name"), ["rg"], [`[WrongType] ${GROUP} name: must be string, not an array`]],
  [
    "text where a list is expected",
    account("fqdns"),
    "a.b",
    [`[WrongType] ${ACCOUNT} fqdns: must be list of string, not string "a.b"`],
  ],
  [
    "text around a list reference",
    account("fqdns"),
    "x${local.team}",
    [`[WrongType] ${ACCOUNT} fqdns: must be list of string, not string "x\${local.team}"`],
  ],
  [
    "text where a truth value is expected",
    account("local_auth_enabled"),
    "no",
    [`[WrongType] ${ACCOUNT} local_auth_enabled: must be bool, not string "no"`],
  ],
  [
    "a number where a truth value is expected",
    account("local_auth_enabled"),
    1,
    [`[WrongType] ${ACCOUNT} local_auth_enabled: must be bool, not number 1`],
  ],
  [
    "text where a number is expected",
    deployment("sku", "capacity"),
    "many",
    [`[WrongType] ${DEPLOYMENT} sku.capacity: must be number, not string "many"`],
  ],
  [
    "a list where a map is expected",
    group("tags"),
    ["a"],
    [`[WrongType] ${GROUP} tags: must be map of string, not an array`],
  ],
  [
    "an object inside a map of text",
    group("tags", "team"),
    { a: 1 },
    [`[WrongType] ${GROUP} tags.team: must be string, not an object`],
  ],
  [
    "a list inside a set of text",
    account("network_acls", "ip_rules"),
    [["a"]],
    [`[WrongType] ${ACCOUNT} network_acls.ip_rules[0]: must be string, not an array`],
  ],
  [
    "null inside a set",
    account("network_acls", "ip_rules"),
    [null],
    [`[WrongType] ${ACCOUNT} network_acls.ip_rules[0]: must be string, not null`],
    // The provider answers "Null value found in set".
    false,
  ],
  [
    "text where a block is expected",
    deployment("model"),
    "gpt",
    [`[WrongType] ${DEPLOYMENT} model: a block is an object or an array of objects, not string "gpt"`],
  ],
  [
    "an expression where a block is expected",
    deployment("model"),
    "${local.team}",
    [`[WrongType] ${DEPLOYMENT} model: a block is an object or an array of objects, not string "\${local.team}"`],
  ],
  [
    "text in an array of blocks",
    policy("content_filter", 1),
    "Hate",
    [`[WrongType] ${POLICY} content_filter[1]: a block is an object or an array of objects, not string "Hate"`],
  ],
  [
    "an object in an attribute of objects that leaves one out",
    ["resource", "azurerm_network_security_group"],
    {
      eu: {
        location: "swedencentral",
        name: "nsg",
        resource_group_name: "rg",
        security_rule: [SECURITY_RULE],
      },
    },
    ["[WrongType] azurerm_network_security_group.eu security_rule[0].access: is missing: write null to leave it unset"],
  ],
];
