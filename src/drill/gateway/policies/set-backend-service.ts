import type { BackendEntity } from "../../topology";
import type { Evaluated } from "../evaluate";
import type { Execution, Target } from "../execution";
import { BEFORE_ANSWER, type PolicyKind } from "../policy-kind";
import type { PolicyPlace } from "../policy-place";
import type { PolicyReader } from "../policy-reader";
import { RequestFault } from "../request-fault";
import { plain, type Step, sequence } from "../step";
import { readUrl } from "../url-state";

/** Chooses where `forward-request` sends to: an entity by its id, or an address. */
export const setBackendService: PolicyKind = { sections: BEFORE_ANSWER, compile };

function compile(policy: PolicyReader): Step {
  const isNamed = policy.has("backend-id");
  if (isNamed === policy.has("base-url")) {
    policy.fault("'set-backend-service' needs one of 'backend-id' and 'base-url'");
    return sequence([]);
  }
  const { place } = policy;
  if (!isNamed) return byAddress(policy.text("base-url"), place);
  const attribute = policy.node.attributes.get("backend-id");
  if (attribute && !attribute.isExpression) policy.context.mention(attribute.value);
  const id = policy.text("backend-id");
  return plain((request) => {
    request.targetScope = place.scope;
    move(request, memberOf(targetNamed(id(request), request, place), request));
  });
}

function byAddress(text: Evaluated<string>, place: PolicyPlace): Step {
  return plain((request) => {
    const address = readUrl(text(request));
    if (!address)
      throw RequestFault.at(place, "BackendConnectionFailure", `'${text(request)}' is no address of a backend.`);
    // What a wider scope set by id, only another id overrides: usage notes of the policy.
    if (request.targetScope !== undefined && request.targetScope !== place.scope) return;
    // An entity with that address is used with all it brings: learn.microsoft.com/azure/api-management/backends
    const usesEntity = request.behavior.baseUrlOfEntity === "uses-entity";
    move(request, (usesEntity ? request.context.unit.entityAt(address) : undefined) ?? address);
  });
}

/** The member of a pool, if it is chosen now; the pool itself if none is to be had. */
function memberOf(entity: BackendEntity, { behavior, context, now }: Execution): BackendEntity {
  if (!entity.pool || behavior.poolMember === "with-each-call") return entity;
  const member = context.unit.choose(entity, now);
  return (member && context.parts.backends.get(member.id)) ?? entity;
}

function move(request: Execution, target: Target): void {
  request.target = target;
  const address = "host" in target ? target : request.context.unit.address(target.id);
  // Which member of a pool it will be is not known before the call.
  if (address) request.showBackend(address);
}

function targetNamed(id: string, request: Execution, place: PolicyPlace): BackendEntity {
  const entity = request.context.parts.backends.get(id);
  if (!entity) throw RequestFault.at(place, "", `Backend with id '${id}' could not be found.`);
  return entity;
}
