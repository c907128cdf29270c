import type { BackendCall } from "../gateway/effect";
import type { DrillTopology } from "../topology";
import type { Fault } from "../world/fault";
import { TOKEN_ENDPOINT } from "../world/fault";
import { USUAL_SPEED } from "../world/virtual-account";
import { VirtualWorld } from "../world/virtual-world";
import { AnswerReader } from "./answer-reading";
import { callForm } from "./call-form";
import { Drive } from "./drive";
import type { MakeGateway } from "./gateways";
import { plannedShares } from "./planned-shares";
import type { LoadPlan } from "./scenario-plan";

/** Who does what for a deployment, by the order in which the policy prefers them. */
export interface Roles {
  /** Keys of accounts: who serves most while all is well, who when that one is gone, and so on. */
  readonly order: readonly string[];
  /** Whether more than one serves while all is well. */
  readonly isShared: boolean;
  /** Share of each account while all is well. */
  readonly usual: ReadonlyMap<string, number>;
  /** What the shares should be. */
  readonly planned: ReadonlyMap<string, number>;
  /** Whether the gateway gets a token for the accounts. */
  readonly hasIdentity: boolean;
  /** Keys of the accounts that are called whoever is gone, also those that do not answer as they should. */
  readonly called: ReadonlySet<string>;
  /** Ids of the backends that lead to them. */
  readonly backends: ReadonlySet<string>;
}

/** Words that name accounts by what they do. */
export const ROLE_NAMES = ["primary", "secondary", "third", "last", "others", "all", "this", "not-this"] as const;

/** Requests of a world where nothing is wrong, and of one where some accounts are gone; a second apart. */
const QUIET = 200;
const WITHOUT = 40;
/** An account with less is one that was drawn as a trial, or the like. */
const SHARES_FROM = 0.03;

/** Asks the policy: who answers when all is well, who when that one is gone, and so on until nobody answers. */
export function findRoles(topology: DrillTopology, make: MakeGateway, deployment: string, call: string): Roles {
  const quiet = serve(topology, make, { deployment, call, down: [], count: QUIET });
  const total = [...quiet.served.values()].reduce((sum, count) => sum + count, 0);
  const usual = new Map([...quiet.served].map(([key, count]) => [key, count / total]));
  const called = new Set(quiet.called);
  const backends = new Set(quiet.backendIds);
  const order: string[] = [];
  for (let next = mostServing(quiet.served); next !== undefined; ) {
    order.push(next);
    const without = serve(topology, make, { deployment, call, down: order, count: WITHOUT });
    for (const key of without.called) called.add(key);
    for (const id of without.backendIds) backends.add(id);
    next = mostServing(without.served);
  }
  return {
    order,
    isShared: [...usual.values()].filter((share) => share >= SHARES_FROM).length > 1,
    usual,
    planned: plannedShares(topology, deployment, quiet.backendIds, usual, SHARES_FROM),
    hasIdentity: quiet.tokenCalls > 0,
    called,
    backends,
  };
}

/** Keys of the accounts that a role names; empty when nobody has it. */
export function accountsOf(
  role: string,
  topology: DrillTopology,
  { order }: Roles,
  current: string | undefined,
): string[] {
  const [kind, name] = role.split(":");
  const all = topology.accounts.map(({ key }) => key);
  if (name !== undefined) {
    return topology.accounts
      .filter((account) => (kind === "account" ? account.key : account.region) === name)
      .map(({ key }) => key);
  }
  const placed: { readonly [role: string]: readonly (string | undefined)[] } = {
    primary: [order[0]],
    secondary: [order[1]],
    third: [order[2]],
    last: [order.at(-1)],
    others: order.slice(1),
    all,
    this: [current],
    "not-this": all.filter((key) => key !== current),
    [TOKEN_ENDPOINT]: [TOKEN_ENDPOINT],
  };
  return (placed[role] ?? []).filter((key) => key !== undefined);
}

interface Asked {
  readonly deployment: string;
  readonly call: string;
  readonly down: readonly string[];
  readonly count: number;
}

/** Complete answers by account. */
function serve(topology: DrillTopology, make: MakeGateway, { deployment, call, down, count }: Asked) {
  const served = new Map<string, number>();
  const called = new Set<string>();
  const backendIds = new Set<string>();
  const reader = new AnswerReader();
  let tokenCalls = 0;
  const load = oneEachSecond(call, count);
  const clock = { now: 0 };
  const fault: Fault = {
    at: down,
    fromMs: 0,
    untilMs: Number.POSITIVE_INFINITY,
    calls: {},
    act: { kind: "answer", status: 503, headers: [] },
  };
  const world = new VirtualWorld(topology, { speed: USUAL_SPEED, faults: [fault], seed: 1, start: 0 });
  const noteCall = ({ purpose, backendId }: BackendCall, account: number): void => {
    if (purpose === "token") tokenCalls += 1;
    if (account >= 0) called.add(topology.accounts[account].key);
    if (backendId !== undefined) backendIds.add(backendId);
  };
  new Drive({
    clock,
    gateways: [make({ clock, startsAt: 0, seed: 1, behavior: {} })],
    world,
    load: [load],
    forms: [callForm(topology, load, deployment)],
    seed: 1,
    startsAt: 0,
    observer: {
      wished: () => {},
      called: (_, backendCall, account) => noteCall(backendCall, account),
      left: () => {},
      answered: ({ accounts }, { status, body, servedFrom }) => {
        const account = topology.accounts[accounts.at(-1) ?? -1];
        if (status !== 200 || servedFrom !== "backend" || account === undefined || !reader.read(body.text).isWhole)
          return;
        served.set(account.key, (served.get(account.key) ?? 0) + 1);
      },
    },
  }).run();
  return { served, called, backendIds, tokenCalls };
}

function mostServing(served: ReadonlyMap<string, number>): string | undefined {
  const best = [...served].reduce<readonly [string, number] | undefined>(
    (most, each) => (most && most[1] >= each[1] ? most : each),
    undefined,
  );
  return best?.[0];
}

function oneEachSecond(call: string, count: number): LoadPlan {
  return {
    name: "probe",
    fromMs: 0,
    untilMs: Number.POSITIVE_INFINITY,
    count,
    everyMs: 1000,
    spacing: "even",
    atOnce: 1,
    callers: count,
    call,
    query: "",
    deployment: undefined,
    isStream: false,
    body: {},
    headers: [],
    sdkRetries: 0,
    leavesAfterMs: Number.POSITIVE_INFINITY,
    turns: 0,
    thinkMs: 0,
    isJob: false,
  };
}
