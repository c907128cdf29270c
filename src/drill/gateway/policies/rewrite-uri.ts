import type { Execution } from "../execution";
import { INBOUND, type PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { plain, type Step } from "../step";
import { type QueryPair, queryPairs, queryText, unescaped } from "../url-state";

/**
 * Gives the request another path, and a query if the template has one. What `context.Request.Url` shows does not change before
 * the call.
 */
export const rewriteUri: PolicyKind = { sections: INBOUND, compile };

function compile(policy: PolicyReader): Step {
  const template = policy.text("template");
  const copies = policy.flagIf("copy-unmatched-params");
  const { place } = policy;
  return plain((request) => {
    const filled = withParameters(template(request), request.state.request.matchedParameters, place);
    const at = filled.indexOf("?");
    const path = at < 0 ? filled : filled.slice(0, at);
    const own = at < 0 ? [] : queryPairs(filled.slice(at));
    const rest = (copies?.(request) ?? true) ? unmatched(request, new Set(own.map(([name]) => name))) : [];
    request.path = path.startsWith("/") ? path : `/${path}`;
    request.setQuery(queryText([...own, ...rest]));
  });
}

/** Parameters that neither the template of the operation nor the new one names. */
function unmatched({ state, route }: Execution, own: ReadonlySet<string>): QueryPair[] {
  const pairs = queryPairs(state.request.url.queryString);
  return pairs.filter(([name]) => !own.has(name) && !route?.queryParameters.has(unescaped(name)));
}

function withParameters(template: string, parameters: ReadonlyMap<string, string>, place: PolicyPlace): string {
  return template.replace(/\{\*?([^{}]+)\}/g, (_, name: string) => {
    const value = parameters.get(name);
    if (value !== undefined) return value;
    throw RequestFault.at(place, "", `The operation has no parameter '${name}'.`);
  });
}
