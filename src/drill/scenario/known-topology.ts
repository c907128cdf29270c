import type { DrillTopology } from "../topology";
import { takes } from "./call-form";
import { type AskedDeployments, askedDeployments, type DeploymentKind, kindOfModel } from "./deployments";
import { engineOf } from "./engine";
import type { MakeGateway } from "./gateways";
import { findRoles, type Roles } from "./roles";

/** What is found out of a topology before anything runs. */
export interface KnownTopology {
  readonly make: MakeGateway;
  readonly deployments: AskedDeployments;
  /** What the deployment is called for that the drill is about. */
  readonly kind: DeploymentKind;
  readonly roles: Roles;
}

// A drill runs dozens of scenarios against one topology, whose policies are compiled once.
const ENGINES = new WeakMap<DrillTopology, MakeGateway>();
const KNOWN = new WeakMap<MakeGateway, Map<string, KnownTopology>>();

/**
 * Compiles the policies and asks them who does what. Throws for policies that cannot be compiled, `DeploymentMissing`
 * and `DeploymentUnknown`.
 *
 * @param make Makes gateways that run something else.
 */
export function knownOf(topology: DrillTopology, deployment?: string, make?: MakeGateway): KnownTopology {
  const engine = make ?? ENGINES.get(topology) ?? engineOf(topology);
  if (make === undefined) ENGINES.set(topology, engine);
  const all = KNOWN.get(engine) ?? new Map<string, KnownTopology>();
  KNOWN.set(engine, all);
  const deployments = askedDeployments(topology, deployment);
  const known = all.get(deployments.drilled) ?? find(topology, engine, deployments);
  all.set(deployments.drilled, known);
  return known;
}

function find(topology: DrillTopology, make: MakeGateway, deployments: AskedDeployments): KnownTopology {
  const named = kindOfModel(topology, deployments.drilled);
  // Of a model that is not known, the API tells what it is for.
  const kind = named === "chat" && !takes(topology.api, "chat") ? "embeddings" : named;
  return { make, deployments, kind, roles: findRoles(topology, make, deployments.drilled, kind) };
}
