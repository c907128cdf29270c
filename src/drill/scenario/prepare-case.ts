import { DEFAULT_BEHAVIOR } from "../gateway/gateway-behavior";
import type { RunResult } from "../report/scenario-result";
import type { Clock } from "../world/event-heap";
import { type Fault, isActive } from "../world/fault";
import { VirtualWorld } from "../world/virtual-world";
import { callForm } from "./call-form";
import type { CaseSetup } from "./case-setup";
import { CountingGateway, executedShare } from "./counting-gateway";
import { Drive, type DriveSetup } from "./drive";
import { FaultWatch } from "./fault-watch";
import { IdleFaults } from "./idle-faults";
import { boundsOf, judge } from "./judge";
import { Measurement } from "./measurement";
import { faultWindow, phasesOf } from "./phases";
import { accountsOf } from "./roles";
import { runResult } from "./run-result";
import { RunView } from "./run-view";
import type { Expectation, LoadPlan } from "./scenario-plan";
import { Stretches } from "./stretches";

/** A case before its requests are sent, and the judgement for after that. */
export interface PreparedCase {
  readonly drive: DriveSetup;
  judge(): RunResult;
}

/** Ten minutes after the last fault a gateway must have forgotten it. */
const LATER = 600_000;

/** Makes gateways and a world for a case. Whoever sends its requests asks for the judgement afterwards. */
export function prepareCase(setup: CaseSetup): PreparedCase {
  const { topology, plan, roles, seed, behavior } = setup;
  const clock: Clock = { now: 0 };
  const faults = faultsOf(setup);
  const world = new VirtualWorld(topology, { speed: plan.speed, faults, seed, start: plan.startsAt });
  const phases = phasesOf(plan);
  const loads = plan.load.map(({ name }) => name);
  const stretches = new Stretches(phases, loads, topology.accounts.length);
  const watch = new FaultWatch(watched(setup, faults));
  const idleFaults = new IdleFaults(plan.faults);
  const expected = [...boundsOf(setup.bounds, roles.order.length), ...plan.expect];
  const all = [...expected, ...plan.limits.flatMap(({ expect }) => expect)];
  const measurement = new Measurement({
    topology,
    stretches,
    watch,
    idleFaults,
    kept: new Set(all.flatMap((each) => keptKey(each, loads[0]))),
    traceTexts: textsFor("traces", all),
    callTexts: textsFor("calls-with", all),
    isTraffic: plan.load.map((load) => isTraffic(load, setup)),
  });
  const gateways = gatewaysOf(setup, clock);
  const drive: DriveSetup = {
    clock,
    gateways,
    world,
    load: plan.load,
    forms: plan.load.map((load) => callForm(topology, load, deploymentOf(load, setup))),
    seed,
    startsAt: plan.startsAt,
    observer: measurement,
    onProgress: setup.onProgress,
  };
  return {
    drive,
    judge: () => {
      const share = executedShare(gateways, stretches.sum(undefined, undefined).requests);
      const isAlive = isAliveAfter(setup, drive);
      const run = new RunView(
        topology,
        roles,
        setup.current,
        plan,
        phases,
        stretches,
        measurement,
        watch,
        idleFaults,
        world.strayBytes,
        isAlive,
      );
      return runResult(
        run,
        { ...setup, executedShare: share },
        judge(run, expected, plan.limits, { ...DEFAULT_BEHAVIOR, ...behavior }),
      );
    },
  };
}

function gatewaysOf({ plan, seed, behavior, make }: CaseSetup, clock: Clock): CountingGateway[] {
  return Array.from({ length: plan.gateways }, (_, index) => {
    const order = { clock, startsAt: plan.startsAt, seed: seed + index, behavior, units: plan.units };
    return new CountingGateway(make(order));
  });
}

function faultsOf({ topology, plan, roles, deployments, current }: CaseSetup): Fault[] {
  return plan.faults.map(({ at, deployment, calls, ...fault }) => {
    const named = { chat: deployments.drilled, embeddings: deployments.embeddings };
    const name = deployment === undefined ? undefined : named[deployment as keyof typeof named];
    return {
      ...fault,
      at: at.flatMap((role) => accountsOf(role, topology, roles, current)),
      calls: { ...calls, deployments: name === undefined ? undefined : [name] },
    };
  });
}

function watched(setup: CaseSetup, faults: readonly Fault[]) {
  const { topology, plan, roles } = setup;
  const keys = new Set(faults.flatMap(({ at }) => at));
  const used = topology.accounts.filter(({ key }) => roles.order.includes(key));
  const isAll = used.every(({ key }) => keys.has(key));
  const window = faultWindow(plan) ?? { fromMs: Number.POSITIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY };
  return {
    ...window,
    isOn: (time: number) => faults.some((fault) => isActive(fault, time)),
    isFaulty: topology.accounts.map(({ key }) => !isAll && keys.has(key)),
    regions: topology.accounts.map(({ region }) => region),
    usualShare: [...keys].reduce((sum, key) => sum + (roles.usual.get(key) ?? 0), 0),
    requestsPerSecond: plan.load
      .filter((load) => isTraffic(load, setup) && load.count > load.atOnce)
      .reduce((sum, { everyMs, atOnce }) => sum + (atOnce * 1000) / everyMs, 0),
    gateways: plan.gateways,
  };
}

/** Whether requests are free to go to any account, and ask for the deployment that the drill is about. */
function isTraffic(load: LoadPlan, setup: CaseSetup): boolean {
  const isFree = !load.isJob && load.turns === 0 && !load.call.startsWith("/");
  return isFree && deploymentOf(load, setup) === setup.deployments.drilled;
}

function deploymentOf({ call, deployment }: LoadPlan, { deployments }: CaseSetup): string {
  return deployment ?? (call === "embeddings" ? deployments.embeddings : undefined) ?? deployments.drilled;
}

function textsFor(name: string, expected: readonly Expectation[]): string[] {
  const texts = expected.flatMap(({ measure, scope }) => (measure === name && scope.text ? [scope.text] : []));
  return [...new Set(texts)];
}

function keptKey({ scope }: Expectation, first: string | undefined): string[] {
  return scope.request === undefined ? [] : [`${scope.load ?? first}/${scope.request}`];
}

/** Sends one more request through the same gateways when everything has been well for a while. */
function isAliveAfter({ topology, plan, seed }: CaseSetup, { clock, gateways, forms, startsAt }: DriveSetup): boolean {
  const world = new VirtualWorld(topology, { speed: plan.speed, faults: [], seed, start: startsAt });
  const fromMs = clock.now + LATER;
  const load: LoadPlan = {
    ...plan.load[0],
    fromMs,
    untilMs: fromMs + 1,
    count: 1,
    atOnce: 1,
    spacing: "even",
    turns: 0,
    isJob: false,
    leavesAfterMs: Number.POSITIVE_INFINITY,
  };
  let isAnswered = false;
  new Drive({
    clock,
    gateways: gateways.slice(0, 1),
    world,
    load: [load],
    forms: forms.slice(0, 1),
    seed,
    startsAt,
    observer: {
      wished: () => {},
      called: () => {},
      left: () => {},
      answered: (_, { status }) => {
        isAnswered = status >= 200 && status < 300;
      },
    },
  }).run();
  return isAnswered;
}
