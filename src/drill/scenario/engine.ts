import { regionRow } from "../../residency/region-table";
import { dotNetRandom } from "../csharp/dotnet-random";
import type { Host } from "../csharp/request-state";
import { compileScopes } from "../gateway/compile-scopes";
import { DEFAULT_BEHAVIOR } from "../gateway/gateway-behavior";
import { GatewayCache } from "../gateway/gateway-cache";
import type { PolicyProgram } from "../gateway/policy-program";
import { VirtualGateway } from "../gateway/virtual-gateway";
import type { DrillTopology } from "../topology";
import { guidFrom, seededRandom } from "../world/seeded-random";
import type { GatewayOrder, MakeGateway } from "./gateways";

/** The tier without an internal cache and without circuit breakers. */
const CONSUMPTION = "Consumption";

/** Whether policies find a cache in a gateway of this tier. */
export function hasCache({ gateway }: DrillTopology): boolean {
  return gateway.tier !== CONSUMPTION;
}

/** Compiles the policies of a topology, once for all gateways that are made of it. Throws for what cannot be compiled. */
export function engineOf(topology: DrillTopology): MakeGateway {
  const { scopes, api, backends, gateway } = topology;
  const program = compileScopes(scopes);
  const operationPrograms = new Map<string, PolicyProgram>();
  for (const { id, policy } of api.operations) {
    if (policy !== undefined) operationPrograms.set(id, compileScopes({ ...scopes, operation: policy }));
  }
  const byId = new Map(backends.map((backend) => [backend.id, backend]));
  return (order) =>
    new VirtualGateway({
      program,
      operationPrograms,
      api,
      backends: byId,
      cache: hasCache(topology) ? new GatewayCache() : undefined,
      hasBreakers: gateway.tier !== CONSUMPTION,
      behavior: { ...DEFAULT_BEHAVIOR, ...order.behavior },
      host: hostOf(order),
      region: regionRow(gateway.region)?.displayName ?? gateway.region,
      serviceName: gateway.name,
      units: order.units ?? Math.max(1, gateway.units),
      seed: order.seed,
    });
}

function hostOf({ clock, startsAt, seed }: GatewayOrder): Host {
  const guids = seededRandom(seed, "guids");
  const seeds = seededRandom(seed, "seeds of System.Random");
  return {
    now: () => startsAt + clock.now,
    random: (given) => dotNetRandom(given ?? Math.floor(seeds() * 2 ** 31)),
    newGuid: () => guidFrom(guids),
  };
}
