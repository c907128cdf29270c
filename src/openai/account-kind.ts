/**
 * Kind of an Azure AI account that holds OpenAI deployments.
 */
export enum AccountKind {
  /** An Azure OpenAI account. */
  OPEN_AI = "OpenAI",
  /** A Foundry account (Azure AI services), which holds OpenAI deployments among others. */
  AI_SERVICES = "AIServices",
}
