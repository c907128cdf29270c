import { choose, includeFragment } from "../apim/control-flow";
import { type CSharp, csharp, csharpBlock, joinedBy } from "../apim/csharp";
import type { PolicyElement, Section } from "../apim/policy-element";
import type { FailoverPlan } from "../plan/failover-plan";
import { countedBadRequests, watchesBadRequests } from "./bad-request-storm";
import { failedAttempt, spent } from "./evidence";
import { hasJob, keepsJobs, MEMORY, recallBackend, rememberedJob, store } from "./memory";
import { is, Outcome } from "./outcome";
import { pauses } from "./pauses";
import {
  attempt,
  attemptTimeout,
  backend,
  began,
  found,
  headersAfter,
  isBadRequest,
  isSettlingBeforeNext,
  isStream,
  knobs,
  note,
  outcome,
  passesMisconfiguration,
  provisioned,
  retryInterval,
  wait,
} from "./variables";
import type { WrittenPlan } from "./written-plan";

/** An attempt that its caller left tells nothing. */
const WAS_LEFT = csharp`(context.LastError != null && context.LastError.Reason == "ClientConnectionFailure")`;

/** Settles the attempt that another one follows. */
export function settleBeforeNext(plan: WrittenPlan): PolicyElement<"backend"> {
  const condition = csharp`${attempt.value} > 0 && !${WAS_LEFT}`;
  return choose<"backend">([{ condition, policies: settled<"backend">(plan, true) }]);
}

/** Settles the last attempt. None has been made where a wider policy answers or an error came before. */
export function settleLast<S extends Section>(plan: WrittenPlan): PolicyElement<S> {
  const condition = csharp`${attempt.valueIfSet} > 0 && !${WAS_LEFT}`;
  return choose<S>([{ condition, policies: settled<S>(plan, false) }]);
}

function settled<S extends Section>(plan: WrittenPlan, isFollowed: boolean): PolicyElement<S>[] {
  return [
    isSettlingBeforeNext.set(isFollowed),
    recallBackend(),
    includeFragment(plan.fragmentIds.memory),
    ...store<S>(),
  ];
}

/** What an attempt tells about its backend, for the requests that come after, and a record of it if it did not answer. */
export function memoryFragment(plan: FailoverPlan): PolicyElement[] {
  const isWatched = watchesBadRequests(plan);
  const code = csharpBlock`
    var found = ${found.value};
    var isAnswer = ${is(Outcome.ANSWERED)};
    var status = context.Response == null ? 0 : context.Response.StatusCode;
    var knobs = JObject.Parse(${knobs.value});
    var slowAfter = (int)knobs[${isStream.value} ? "slowStream" : "slow"];
    var isSlow = isAnswer && status < 400 && slowAfter > 0 && ${headersAfter.value} > slowAfter;
    var isLate = ${headersAfter.value} < 0 && ${spent()} - ${pauseBefore(plan)} >= ${attemptTimeout.value} - 50;
    var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    var memory = JObject.Parse(found);
    var open = (long?)memory["open"] ?? 0L;
    var ramp = (long?)memory["ramp"] ?? 0L;
    var isRamping = ramp > 0L && now - ramp < (long)knobs["ramp"];
    ${joinedBy("\n", [counted(), ...(isWatched ? [countedBadRequests()] : [])])}
    ${throttled()}
    else ${stale()}
    else ${good()}
    else ${bad()}
    else ${misconfiguredBackend()}
    var text = memory.ToString(Formatting.None);
    if (text == found) { return ${keepsJobs(plan) ? jobIfAny() : csharp`new JObject()`}; }
    return new JObject(new JProperty("key", ${MEMORY} + ${backend.value}), new JProperty("value", text), new JProperty("seconds", (int)knobs["keep"]));
  `;
  const orRefused = isWatched ? csharp` || ${isBadRequest.value}` : csharp``;
  const hasFailed = csharp`${outcome.value} != ${Outcome.ANSWERED}${orRefused}`;
  return [note.set(code), choose([{ condition: hasFailed, policies: [failedAttempt(plan)] }])];
}

// What comes before another attempt is settled after the pause.
function pauseBefore(plan: FailoverPlan): CSharp {
  return pauses(plan) ? csharp`(${isSettlingBeforeNext.value} ? 1000 * ${retryInterval.value} : 0)` : csharp`0`;
}

function jobIfAny(): CSharp {
  return csharp`isAnswer && status < 400 && ${hasJob()} == 1 ? ${rememberedJob()} : new JObject()`;
}

// The budget: third attempts in these 10 seconds against requests whose first attempt failed. Requests that go well write nothing.
function counted(): CSharp {
  return csharpBlock`
    if (!isAnswer && (${attempt.value} == 1 || (${attempt.value} == 2 && ${isSettlingBeforeNext.value})))
    {
      if ((long?)memory["window"] != now / 10000L) { memory["window"] = now / 10000L; memory.Remove("failed"); memory.Remove("third"); }
      var count = ${attempt.value} == 1 ? "failed" : "third";
      memory[count] = ((long?)memory[count] ?? 0L) + 1L;
    }
  `;
}

// Reserved capacity says to the millisecond when it has room again; where it does not say, only this request goes elsewhere. Where
// traffic comes back, a 429 takes it back one step, from which it goes on when the hold is over.
function throttled(): CSharp {
  return csharpBlock`
    if (${is(Outcome.THROTTLED)})
    {
      var isProvisioned = (${provisioned.value}).Contains("," + ${backend.value} + ",");
      var hold = ${wait.value} < 0L ? (isProvisioned ? 0L : (long)knobs["hold"]) : Math.Min(${wait.value}, (long)knobs["longestHold"]);
      if (hold > 0L) { memory["hold"] = Math.Max((long?)memory["hold"] ?? 0L, now + hold); }
      if (isRamping && !isProvisioned)
      {
        var third = (long)knobs["ramp"] / 3L;
        memory["ramp"] = Math.Max(now, (long?)memory["hold"] ?? 0L) - third * Math.Max(0L, Math.Min(2L, (now - ramp) / Math.Max(1L, third) - 1L));
      }
    }
  `;
}

// An attempt that began before the last change of state tells about a time that is over.
function stale(): CSharp {
  return csharp`if (${began.value} < ((long?)memory["since"] ?? 0L)) { }`;
}

function good(): CSharp {
  return csharpBlock`
    if (isAnswer && status < 400 && !isSlow)
    {
      foreach (var name in new[] { "failures", "breaks", "slow", "first" }) { memory.Remove(name); }
      if (((long?)memory["hold"] ?? now) < now) { memory.Remove("hold"); }
      if (open > now) { }
      else if (open > 0L)
      {
        memory["good"] = ((long?)memory["good"] ?? 0L) + 1L;
        if ((long)memory["good"] >= (long)knobs["good"])
        {
          foreach (var name in new[] { "open", "good", "next", "late" }) { memory.Remove(name); }
          memory["since"] = now;
          if ((long)knobs["ramp"] > 0L) { memory["ramp"] = now; }
        }
      }
      else if (ramp > 0L && now - ramp >= (long)knobs["ramp"]) { memory.Remove("ramp"); memory["since"] = now; }
    }
  `;
}

// An account that made callers wait stays known for it until it is closed: a breaker that answers at once says nothing new.
// Another seed than that of the order: who was drawn must not decide how long the account stays away.
function bad(): CSharp {
  return csharpBlock`
    if (${is(Outcome.FAILED)} || ${is(Outcome.UNREACHABLE)} || isSlow)
    {
      var opens = 0L;
      if (open > 0L) { opens = open > now ? 0L : (long)knobs[isLate ? "reopenLate" : "reopen"]; }
      else
      {
        if (now - ((long?)memory["first"] ?? 0L) > (long)knobs["run"])
        {
          foreach (var name in new[] { "failures", "breaks", "slow" }) { memory.Remove(name); }
          memory["first"] = now;
        }
        var kind = isSlow ? "slow" : ${is(Outcome.UNREACHABLE)} ? "breaks" : "failures";
        memory[kind] = ((long?)memory[kind] ?? 0L) + 1L;
        var breaks = (long?)memory["breaks"] ?? 0L;
        var failures = breaks + ((long?)memory["failures"] ?? 0L);
        if (isRamping || breaks >= (long)knobs["breaks"] || failures >= (long)knobs["failures"] || ((long?)memory["slow"] ?? 0L) >= (long)knobs["failures"])
        {
          var isForgiven = now - ((long?)memory["since"] ?? 0L) > (long)knobs["forgive"];
          var ejections = isForgiven ? 0L : (long?)memory["ejections"] ?? 0L;
          var jitter = (int)knobs["jitter"];
          opens = Math.Min((long)knobs["longest"], (long)knobs["open"] * (1L << (int)Math.Min(ejections, 20L)));
          opens = opens * (100 + new Random(context.RequestId.GetHashCode() / 7).Next(-jitter, jitter + 1)) / 100L;
          memory["ejections"] = ejections + 1L;
        }
      }
      if (opens > 0L)
      {
        foreach (var name in new[] { "failures", "breaks", "slow", "first", "ramp", "good", "next" }) { memory.Remove(name); }
        memory["open"] = now + opens;
        memory["since"] = now;
        if (isLate) { memory["late"] = 1L; }
      }
    }
  `;
}

function misconfiguredBackend(): CSharp {
  return csharpBlock`
    if (${is(Outcome.MISCONFIGURED)} && ${passesMisconfiguration.value} && open <= now)
    {
      foreach (var name in new[] { "ramp", "good", "next", "late" }) { memory.Remove(name); }
      memory["open"] = now + (long)knobs["misconfigured"];
      memory["since"] = now;
    }
  `;
}
