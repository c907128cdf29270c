import { DEPLOYMENT_TYPES, type Region } from "./facts";
import type { Judging, RowContext } from "./judging";
import type { MeantResource, Value } from "./meant";
import { isAccount, regionsIn } from "./places";
import { processingVerdicts } from "./processing";
import { staysInside } from "./scopes";
import type { Verdict } from "./verdict";

const CODE = "BackendOutsideBoundary";

/** Rows with a rule of their own: the addresses that a gateway sends prompts to. The type of a deployment is judged elsewhere. */
export function backendVerdicts(context: RowContext): readonly Verdict[] {
  const { row, values } = context;
  const attribute = row.path;
  switch (row.path) {
    case "url":
    case "proxy.url":
    case "service_url": {
      const isNeeded = row.path === "url" && values.length === 0;
      if (isNeeded) return [{ code: "Unknown", attribute }];
      return values.flatMap((value) => address(context, value));
    }
    case "resource_id":
      return values.flatMap((value) =>
        isUnread(context, value)
          ? [{ code: "Unknown", attribute }]
          : accountsIn(context, value).flatMap((account) => atAccount(context, account)),
      );
    case "service_fabric_cluster.management_endpoints":
      // The cluster chooses the host when a request comes.
      return values.map(() => ({ code: "Unknown", attribute: "service_fabric_cluster" }));
    default:
      return [];
  }
}

/** An id says what the backend is, not where it is: an account that it may say must not be outside. */
function accountsIn({ judging: { index }, resource }: RowContext, value: Value): readonly MeantResource[] {
  const isSeen = ({ stack }: MeantResource) => stack === resource.stack || index.sees("what another stack may mean");
  const named = keysIn(value).map((key) => index.resource(key));
  // A data source reads whatever has the name.
  const read = index.ends(value, resource.stack).flatMap((end) => ("resource" in end ? [end.resource] : []));
  return [...new Set([...named, ...read])].filter((one) => isAccount(one) && isSeen(one));
}

/** A data source of an account that reads none of the app. */
function isUnread({ judging: { index }, resource }: RowContext, value: Value): boolean {
  if (value.kind !== "resource" || value.route !== "data source") return false;
  const meant = index.resource(value.key);
  return isAccount(meant) && index.readBy(meant, resource.stack).length === 0;
}

function keysIn(value: Value): readonly string[] {
  if (value.kind === "resource") return [value.key];
  return value.kind === "either" || value.kind === "hidden" ? value.keys : [];
}

function address(context: RowContext, value: Value): readonly Verdict[] {
  const { judging, resource, row, seen } = context;
  if (isNameless(judging, value)) return [{ code: "Unknown", attribute: row.path }];
  return judging.index.endsOfHost(value, resource.stack).flatMap((end) => {
    if ("resource" in end && isAccount(end.resource)) return atAccount(context, end.resource);
    const found = judging.atEnds([end], row.path, CODE, seen());
    if (found.length > 0 || !("region" in end)) return found;
    return judging.places
      .ofEnd(end)
      .flatMap(regionsIn)
      .flatMap((region) => takesPrompts(context, region));
  });
}

/** Prompts go to an account by its endpoint, or by a host that is told: what else is made of it may be another address. */
function isNameless({ index }: Judging, value: Value): boolean {
  if (value.kind !== "resource" || value.route !== "label") return false;
  const meant = index.resource(value.key);
  return isAccount(meant) && !index.names.hasName(meant);
}

/** One of the zone is told there, and so are its deployments. */
function atAccount(context: RowContext, account: MeantResource): readonly Verdict[] {
  const { judging, row, seen } = context;
  const attribute = row.path;
  if (judging.isMember(account)) return [];
  const found = judging.places.of(account).flatMap(({ place }) => {
    const outside = judging.atPlace(place, attribute, CODE);
    return outside.length > 0
      ? outside
      : regionsIn(place)
          .flatMap((region) => takesPrompts(context, region))
          .slice(0, 1);
  });
  if (found.length > 0) return found;
  const leaving = judging.deploymentsOf(account).some((one) => processingVerdicts(judging, one).length > 0);
  if (leaving) return [{ code: "BackendAccountLeavesBoundary", attribute }];
  const isSeen = judging.index.sees("the account behind a backend");
  return isSeen && judging.handsOn(account, seen()) ? [{ code: CODE, attribute }] : [];
}

/** Data at rest stays in the geography, and some type of deployment stays inside. */
function takesPrompts({ judging, row }: RowContext, region: Region): readonly Verdict[] {
  const attribute = row.path;
  const atRest = judging.atRest({ region }, attribute);
  if (atRest.length > 0) return atRest;
  const { processedIn } = judging.index.app.boundary;
  const isTaken = DEPLOYMENT_TYPES.some(({ processingScope }) => staysInside(processingScope, region, processedIn));
  return isTaken ? [] : [{ code: "ProcessingLeavesBoundary", attribute }];
}
