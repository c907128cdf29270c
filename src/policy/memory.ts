import { cacheLookupValue, cacheStoreValue } from "../apim/cache";
import { choose, retry } from "../apim/control-flow";
import { type CSharp, csharp, csharpBlock } from "../apim/csharp";
import type { PolicyElement, Section } from "../apim/policy-element";
import type { FailoverMemory, FailoverPlan } from "../plan/failover-plan";
import { WORKFLOW } from "./asked";
import {
  backend,
  deployment,
  draw,
  found,
  headerTimeout,
  knobs,
  memories,
  note,
  provisioned,
  tiers,
} from "./variables";

// What the gateway remembers of a backend from one request to the next: one text in the internal cache for each. Writes are
// asynchronous and the last one wins; a count that gets lost delays an ejection by a request, and that request fails over.
//
//   failures, breaks, slow, first   bad answers, lost connections, slow answers in a row; since when
//   open, since, ejections, late    ejected until; last change of state; how often; whether time was lost waiting
//   next, good                      when a trial is due; good trials in a row
//   ramp                            since when it gets back its share
//   hold                            throttled until
//   window, failed, third           in these 10 seconds: first attempts that failed, third attempts that followed
//   minute, asked, refused, storm   in this minute: answers, and how many were 400; whether they are a fault (only if counted)

/** Begins the keys of the cache. Another layout needs another one: what an earlier version remembered lives on. */
export const MEMORY = "failover1-";

/** Texts of a job are cut there. */
const LONGEST_JOB = 128;

/** Numbers of a route, as lenient JSON that a person can read. */
export function knobsText(memory: FailoverMemory): string {
  const knobs = {
    failures: memory.failures,
    breaks: memory.transportFailures,
    run: memory.windowMs,
    open: memory.openMs,
    longest: memory.longestOpenMs,
    jitter: memory.jitterPercent,
    misconfigured: memory.misconfiguredMs,
    slow: memory.slowMs,
    slowStream: memory.slowStreamMs,
    ...(memory.badRequestPercent > 0 && { storm: memory.badRequestPercent }),
    good: memory.successesBeforeReturn,
    trials: memory.trialPercent,
    every: memory.trialIntervalMs,
    reopen: memory.reopenMs,
    reopenLate: memory.reopenAfterTimeoutMs,
    ramp: memory.rampMs,
    forgive: memory.forgiveMs,
    hold: memory.holdMs,
    exhausted: memory.quotaExhaustedMs,
    longestHold: memory.longestHoldMs,
    budget: memory.budgetPercent,
    least: memory.budgetMinimum,
    job: memory.workflowMs / 1000,
    keep: Math.ceil((memory.longestOpenMs + memory.rampMs + memory.forgiveMs + memory.longestHoldMs) / 1000),
  };
  const entries = Object.entries(knobs).map(([name, value]) => `${name}: ${value}`);
  return `{ ${entries.join(", ")} }`;
}

/** Whether the gateway remembers anything at all: without a cache it cannot. */
export function remembers({ routes }: FailoverPlan): boolean {
  return routes.every(({ memory }) => memory !== undefined);
}

/** Whether a job keeps to the region that answered it. */
export function keepsJobs({ routes }: FailoverPlan): boolean {
  return routes.some(({ memory }) => memory !== undefined && memory.workflowMs > 0);
}

/** What holds for all routes that say nothing else. */
export function commonKnobs({ routes }: FailoverPlan): PolicyElement[] {
  const [{ memory }] = routes;
  return memory === undefined ? [] : [knobs.set(knobsText(memory)), provisioned.set(csharp`""`)];
}

/** Reads what is known of all backends of the route, and of the job. A section takes one look-up, so it runs once for each. */
export function recall(plan: FailoverPlan): PolicyElement[] {
  const withJobs = keepsJobs(plan);
  const { routes } = plan;
  const most = Math.max(...routes.map(({ chain }) => chain[0].tiers.flatMap(({ members }) => members).length));
  const runs = most + (withJobs ? 1 : 0);
  const isJob = csharp`${memories.members}.Count == ${wanted}.Length`;
  const name = withJobs ? csharp`${isJob} ? ${"workflow"} : ${nextWanted}` : nextWanted;
  const key = withJobs ? csharp`${isJob} ? ${jobKey()} : ${MEMORY} + ${nextWanted}` : csharp`${MEMORY} + ${nextWanted}`;
  const once: PolicyElement[] = [
    cacheLookupValue({ key, variableName: found.name, defaultValue: "{}" }),
    memories.set(csharpBlock`
      var memories = ${memories.value};
      memories[${name}] = ${found.value};
      return memories;
    `),
  ];
  const another = csharp`${memories.members}.Count < ${wanted}.Length${withJobs ? csharp` + ${hasJob()}` : csharp``}`;
  return [
    memories.set(csharp`new JObject()`),
    ...(runs < 2
      ? once
      : [
          retry(
            { id: "failover-recall", condition: another, count: runs - 1, interval: 0, firstFastRetry: true },
            once,
          ),
        ]),
  ];
}

const wanted = csharp`(${tiers.value}).Split(';', ',')`;
const nextWanted = csharp`${wanted}[${memories.members}.Count].Split('=')[0]`;

function job(): CSharp {
  return csharp`context.Request.Headers.GetValueOrDefault(${WORKFLOW}, "")`;
}

export function hasJob(): CSharp {
  return csharp`(${job()} != "" && (int)JObject.Parse(${knobs.value})["job"] > 0 ? 1 : 0)`;
}

// Of another API of the service, or another deployment, it would be another job.
function jobKey(): CSharp {
  return csharp`${`${MEMORY}job-`} + context.Api.Id + "-" + ${deployment.value} + "-" + new String(${job()}.Take(${LONGEST_JOB}).ToArray())`;
}

/** Milliseconds that a trial which hangs has after its timeout until what it tells is written down. */
const SETTLES = 1000;

/** Keeps others from trying the same backend at once: where a trial hangs, until it is settled. */
export function claimTrial(): PolicyElement[] {
  const claim = csharpBlock`
    var trial = (string)(${draw.value})["trial"];
    if (trial == "") { return new JObject(); }
    var knobs = JObject.Parse(${knobs.value});
    var memory = JObject.Parse((string)(${memories.value})[trial]);
    var pause = memory["late"] == null ? (long)knobs["every"] : Math.Max((long)knobs["every"], ${headerTimeout.value} + ${SETTLES});
    memory["next"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + pause;
    return new JObject(new JProperty("key", ${MEMORY} + trial), new JProperty("value", memory.ToString(Formatting.None)), new JProperty("seconds", (int)knobs["keep"]));
  `;
  return [note.set(claim), ...store()];
}

/** Reads what is known of the backend now, not when the request began. */
export function recallBackend(): PolicyElement {
  return cacheLookupValue({
    key: csharp`${MEMORY} + ${backend.value}`,
    variableName: found.name,
    defaultValue: "{}",
  });
}

/** Stores the note, if there is one. */
export function store<S extends Section>(): PolicyElement<S>[] {
  const part = (name: string) => csharp`${note.members}[${name}]`;
  return [
    choose<S>([
      {
        condition: csharp`${note.members}.Count > 0`,
        policies: [
          cacheStoreValue({
            key: csharp`(string)${part("key")}`,
            value: csharp`(string)${part("value")}`,
            duration: csharp`(int)${part("seconds")}`,
          }),
        ],
      },
    ]),
  ];
}

/** Where the job was answered, as a note. */
export function rememberedJob(): CSharp {
  return csharp`new JObject(new JProperty("key", ${jobKey()}), new JProperty("value", ${backend.value}), new JProperty("seconds", (int)knobs["job"]))`;
}
