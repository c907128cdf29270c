import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";

/** Of a thing, not of a subscription or a resource group, which could hold anything. */
const ARM_ID = /^\/subscriptions\/[^/]+\/(?:resourceGroups\/[^/]+\/)?providers\/[^/]+(?:\/[^/]+\/[^/]+)+$/i;
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** What is wrong with the name of something that is declared. */
export function externalProblems(path: string, value: unknown): Problem[] {
  const isName = isUnresolved(value) || (isLiteralText(value) && (ARM_ID.test(value) || HOST.test(value)));
  if (typeof value === "string" && isName) return [];
  const what = "the ARM id of a resource (/subscriptions/…/providers/…), a host name, or a reference";
  return [problem("OptionInvalid", path, { value: shown(value), what })];
}
