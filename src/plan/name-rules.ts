import type { NameRule } from "./physical-name";

// Lengths and characters: facts/azure-names.json holds the source and date of each row.

export const RESOURCE_GROUP: NameRule = {
  kind: "a resource group",
  abbreviation: "rg",
  minimum: 1,
  maximum: 90,
  pattern: /^[-\w.()]*[-\w()]$/,
  words: "letters, digits, '-', '_', '.', '(' and ')', no '.' at the end",
};

export const ACCOUNT: NameRule = {
  kind: "an Azure OpenAI account",
  abbreviation: "oai",
  minimum: 2,
  maximum: 64,
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
  words: "letters, digits, '-', '_' and '.', beginning with a letter or digit",
};

export const CUSTOM_SUBDOMAIN: NameRule = {
  kind: "a custom subdomain",
  abbreviation: "oai",
  minimum: 2,
  maximum: 63,
  pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
  words: "lower-case letters, digits and '-', beginning and ending with a letter or digit",
};

export const DEPLOYMENT: NameRule = {
  kind: "a model deployment",
  abbreviation: "",
  minimum: 2,
  maximum: 64,
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/,
  words: "letters, digits, '-', '_' and '.', beginning with a letter or digit",
};

export const CONTENT_FILTER_POLICY: NameRule = {
  kind: "a content filter policy",
  abbreviation: "",
  minimum: 2,
  maximum: 64,
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/,
  words: "letters, digits, '-' and '_', beginning with a letter or digit",
};

export const WORKSPACE: NameRule = {
  kind: "a Log Analytics workspace",
  abbreviation: "log",
  minimum: 4,
  maximum: 63,
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
  words: "letters, digits and '-', beginning and ending with a letter or digit",
};

export const API_MANAGEMENT: NameRule = {
  kind: "an API Management service",
  abbreviation: "apim",
  minimum: 1,
  maximum: 50,
  pattern: /^[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
  words: "letters, digits and '-', beginning with a letter and ending with a letter or digit",
};

export const POLICY_DEFINITION: NameRule = {
  kind: "a policy definition",
  abbreviation: "policy",
  minimum: 1,
  maximum: 64,
  pattern: /^[^<>*%&:\\?.+/#]*[^<>*%&:\\?.+/# ]$/,
  words: "no '<', '>', '*', '%', '&', ':', '\\', '?', '.', '+', '/' or '#', no space at the end",
};

export const POLICY_ASSIGNMENT: NameRule = { ...POLICY_DEFINITION, kind: "a policy assignment" };
