import { DEPLOYMENT_KINDS } from "./deployments";
import { readRole } from "./read-roles";
import type { Given } from "./scenario-plan";
import type { YamlEntry } from "./yaml-entry";

/** What every topology has. */
export const NOTHING_GIVEN: Given = {
  atLeastAccounts: 1,
  atMostAccounts: Number.POSITIVE_INFINITY,
  provisioned: [],
  payAsYouGo: [],
  regionsDiffer: false,
  embeddings: false,
  sharedQuota: false,
  strangers: false,
  memory: false,
  identity: false,
  calledFor: [],
  takes: [],
  policy: [],
  policyLacks: [],
};

/** Reads `given`. */
export function readGiven(entry: YamlEntry | undefined): Given {
  const map = entry?.map();
  if (map === undefined) return NOTHING_GIVEN;
  const texts = (name: string): string[] =>
    map
      .take(name)
      ?.list()
      .flatMap((each) => each.text() ?? []) ?? [];
  const patterns = (name: string): string[] =>
    texts(name).flatMap((pattern) =>
      isPattern(pattern) ? [pattern] : (entry?.fault(`'${pattern}' is no pattern`) ?? []),
    );
  const given: Given = {
    atLeastAccounts: map.take("at-least-accounts")?.whole(1) ?? 1,
    atMostAccounts: map.take("at-most-accounts")?.whole(1) ?? Number.POSITIVE_INFINITY,
    order: map.take("order")?.oneOf(["ranked", "shared"]),
    provisioned:
      map
        .take("provisioned")
        ?.list()
        .flatMap((each) => readRole(each) ?? []) ?? [],
    payAsYouGo:
      map
        .take("pay-as-you-go")
        ?.list()
        .flatMap((each) => readRole(each) ?? []) ?? [],
    regionsDiffer: map.take("regions-differ")?.flag() ?? false,
    embeddings: map.take("embeddings")?.flag() ?? false,
    sharedQuota: map.take("shared-quota")?.flag() ?? false,
    thinks: map.take("thinks")?.flag(),
    strangers: map.take("strangers")?.flag() ?? false,
    memory: map.take("memory")?.flag() ?? false,
    identity: map.take("identity")?.flag() ?? false,
    calledFor:
      map
        .take("called-for")
        ?.list()
        .flatMap((each) => each.oneOf(DEPLOYMENT_KINDS) ?? []) ?? [],
    takes: texts("takes"),
    policy: patterns("policy"),
    policyLacks: patterns("policy-lacks"),
  };
  map.done();
  return given;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
