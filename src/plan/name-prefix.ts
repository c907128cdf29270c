import { isLiteralText, isUnresolved } from "../private/literal";
import { type Problem, problem } from "../private/problem-list";
import { shown } from "../private/text";

// Lower case, begins with a letter, no hyphen at the end or twice: fits the names of every Azure resource.
const PATTERN = /^(?=.{2,12}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names from documentation. Deployed by two teams they would clash, because some names are unique in all of Azure. */
const SAMPLES: ReadonlySet<string> = new Set([
  "acme",
  "adatum",
  "change-me",
  "changeme",
  "contoso",
  "example",
  "fabrikam",
  "foo",
  "my-prefix",
  "myprefix",
  "name-prefix",
  "nameprefix",
  "northwind",
  "prefix",
  "sample",
  "your-prefix",
  "yourprefix",
]);

export function namePrefixProblems(namePrefix: unknown): Problem[] {
  const path = "namePrefix";
  if (isUnresolved(namePrefix))
    return [problem("LiteralNeeded", path, { value: shown(namePrefix), what: "a name prefix" })];
  if (!isLiteralText(namePrefix)) return [problem("NamePrefixMissing", path, { value: shown(namePrefix) })];
  if (SAMPLES.has(namePrefix)) return [problem("NamePrefixSample", path, { value: namePrefix })];
  if (!PATTERN.test(namePrefix)) return [problem("NamePrefixInvalid", path, { value: shown(namePrefix) })];
  return [];
}
