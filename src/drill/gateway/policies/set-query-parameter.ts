import { BEFORE_ANSWER, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { plain, type Step } from "../step";
import { type QueryPair, queryPairs, queryText, unescaped } from "../url-state";
import { EXISTS_ACTIONS } from "./set-header";

/** Sets, adds to or removes a parameter of the query. */
export const setQueryParameter: PolicyKind = { sections: BEFORE_ANSWER, compile };

function compile(policy: PolicyReader): Step {
  const name = policy.text("name");
  const action = policy.oneOf("exists-action", EXISTS_ACTIONS, "override");
  const values = policy.children("value").map((value) => value.content());
  return plain((request) => {
    const parameter = name(request);
    const how = action(request);
    const { queryString, query } = request.state.request.url;
    // Nearly every request has nothing to remove.
    if (how === "delete" && !query.has(parameter)) return;
    const pairs = queryPairs(queryString);
    const others = pairs.filter(([each]) => unescaped(each) !== parameter);
    if (how === "skip" && others.length < pairs.length) return;
    const given = how === "delete" ? [] : values.map((value) => pair(parameter, value(request)));
    if (how !== "delete" && given.length === 0) return;
    const kept = how === "append" ? pairs : others;
    if (kept.length < pairs.length || given.length > 0) request.setQuery(queryText([...kept, ...given]));
  });
}

function pair(name: string, value: string): QueryPair {
  return [encodeURIComponent(name), encodeURIComponent(value)];
}
