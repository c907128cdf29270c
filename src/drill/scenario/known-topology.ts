import type { DrillTopology } from "../topology";
import { takes } from "./call-form";
import { type AskedDeployments, askedDeployments } from "./deployments";
import { engineOf } from "./engine";
import type { MakeGateway } from "./gateways";
import { findRoles, type Roles } from "./roles";

/** What is found out of a topology before anything runs. */
export interface KnownTopology {
  readonly make: MakeGateway;
  readonly deployments: AskedDeployments;
  readonly roles: Roles;
}

// A drill runs dozens of scenarios against one topology, whose policies are compiled once.
const ENGINES = new WeakMap<DrillTopology, MakeGateway>();
const KNOWN = new WeakMap<MakeGateway, Map<string, KnownTopology>>();

/**
 * Compiles the policies and asks them who does what. Throws for policies that cannot be compiled, and `DeploymentMissing`.
 *
 * @param make Makes gateways that run something else.
 */
export function knownOf(topology: DrillTopology, deployment?: string, make?: MakeGateway): KnownTopology {
  const engine = make ?? ENGINES.get(topology) ?? engineOf(topology);
  if (make === undefined) ENGINES.set(topology, engine);
  const all = KNOWN.get(engine) ?? new Map<string, KnownTopology>();
  KNOWN.set(engine, all);
  const key = deployment ?? "";
  const known = all.get(key) ?? find(topology, engine, deployment);
  all.set(key, known);
  return known;
}

function find(topology: DrillTopology, make: MakeGateway, deployment: string | undefined): KnownTopology {
  const deployments = askedDeployments(topology, deployment);
  const call = takes(topology.api, "chat") && deployments.chat !== deployments.embeddings ? "chat" : "embeddings";
  return { make, deployments, roles: findRoles(topology, make, deployments.chat, call) };
}
