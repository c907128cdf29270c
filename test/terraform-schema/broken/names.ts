import { ACCOUNT, account, DEPLOYMENT, deployment, GROUP, group, POLICY, policy, type Row } from "./row";

export const BROKEN_NAMES: readonly Row[] = [
  [
    "a misspelt attribute",
    group("locatoin"),
    "x",
    [
      `[UnknownAttribute] ${GROUP} locatoin: no such attribute or block; known are id, location, managed_by, name, tags, timeouts`,
    ],
  ],
  [
    "a misspelt block",
    deployment("skus"),
    { name: "Standard" },
    [
      `[UnknownAttribute] ${DEPLOYMENT} skus: no such attribute or block; known are cognitive_account_id, dynamic_throttling_enabled, id, model, name, rai_policy_name, sku, timeouts, version_upgrade_option`,
    ],
  ],
  [
    "an attribute that a block does not have",
    deployment("model", "versoin"),
    "1",
    [`[UnknownAttribute] ${DEPLOYMENT} model.versoin: no such attribute or block; known are format, name, version`],
  ],
  [
    "an unknown timeout",
    account("timeouts", "destroy"),
    "30m",
    [
      `[UnknownAttribute] ${ACCOUNT} timeouts.destroy: no such attribute or block; known are create, delete, read, update`,
    ],
  ],
  ["a missing attribute", group("location"), undefined, [`[MissingAttribute] ${GROUP} location: is required`]],
  [
    "null for a required attribute",
    group("location"),
    null,
    [`[MissingAttribute] ${GROUP} location: is required`],
    false,
  ],
  [
    "a missing attribute in a block",
    deployment("model", "format"),
    undefined,
    [`[MissingAttribute] ${DEPLOYMENT} model.format: is required`],
  ],
  ["a missing block", deployment("sku"), undefined, [`[MissingBlock] ${DEPLOYMENT} sku: at least 1 required`]],
  ["null for a required block", deployment("sku"), null, [`[MissingBlock] ${DEPLOYMENT} sku: at least 1 required`]],
  [
    "an empty array for a required block",
    policy("content_filter"),
    [],
    [`[MissingBlock] ${POLICY} content_filter: at least 1 required`],
  ],
  [
    "two blocks where one is allowed",
    deployment("sku"),
    [{ name: "Standard" }, { name: "Standard" }],
    [`[TooManyBlocks] ${DEPLOYMENT} sku: 2 blocks, at most 1 allowed`],
  ],
  [
    "an attribute that only the provider sets",
    account("endpoint"),
    "https://a",
    [`[ComputedAttribute] ${ACCOUNT} endpoint: only the provider sets this attribute; do not write it`],
    false,
  ],
  [
    "a nested attribute that only the provider sets",
    account("identity", "principal_id"),
    "a",
    [`[ComputedAttribute] ${ACCOUNT} identity.principal_id: only the provider sets this attribute; do not write it`],
    false,
  ],
  [
    "an id",
    account("id"),
    "/subscriptions/0",
    [`[ComputedAttribute] ${ACCOUNT} id: only the provider sets this attribute; do not write it`],
    false,
  ],
];
