import { type CSharp, csharpBlock } from "../apim/csharp";
import { AFFINITY } from "./asked";
import { isReplayable, isStateful, knobs, maxAttempts, memories, tiers } from "./variables";

// In which order the backends of a route are asked. Drawn from the id of the request, so that the log tells why one came first.

/** Draws the members that are left, by weight, until none is. */
const DRAW_TIER = csharpBlock`
  while (left.Count > 0)
  {
    var draw = random.Next(left.Sum(member => Int32.Parse(member[1])));
    var next = 0;
    while (draw >= Int32.Parse(left[next][1])) { draw -= Int32.Parse(left[next][1]); next++; }
    order.Add(left[next][0]);
    left.RemoveAt(next);
  }
`;

/**
 * What must not be sent twice is no trial as long as there may be something else: a trial that fails would be an error of its
 * caller. So many times the time between two trials it lets pass; once, when a trial has gone well.
 */
const PATIENCE = 12;

/** Where a member belongs by what is remembered of it: in the draw, behind it, on trial, or nowhere. */
const PLACE_MEMBER = csharpBlock`
  var text = (string)memories[member[0]];
  if (text == "{}") { left.Add(member); continue; }
  var memory = JObject.Parse(text);
  var open = (long?)memory["open"] ?? 0L;
  var hold = (long?)memory["hold"] ?? 0L;
  var ramp = (long?)memory["ramp"] ?? 0L;
  if ((long?)memory["window"] == now / 10000L) { failed += (long?)memory["failed"] ?? 0L; third += (long?)memory["third"] ?? 0L; }
  var passed = "";
  if (hold > now) { passed = "throttled"; isHeld = true; held = Math.Min(held, hold); }
  else if (open > now)
  {
    passed = "ejected";
    if (open <= opens) { opens = open; lastResort = member[0]; }
  }
  else if (open > 0L)
  {
    var patience = ${isReplayable.value} ? 0L : (long)knobs["every"] * (memory["good"] == null ? ${PATIENCE}L : 1L);
    var isDue = now >= ((long?)memory["next"] ?? open) + patience || (memory["late"] == null && ${isReplayable.value} && random.Next(100) < (int)knobs["trials"]);
    if (isDue && order.Count == 0 && trial == "") { trial = member[0]; }
    else { passed = "ejected"; halfOpen.Add(member[0]); }
  }
  else
  {
    var step = ramp == 0L ? 3L : (now - ramp) * 3L / Math.Max(1L, (long)knobs["ramp"]);
    if (step > 2L || random.Next(100) < (step == 2L ? 50 : step == 1L ? 25 : 5)) { left.Add(member); }
    else { passed = "recovering"; recovering.Add(member[0]); }
  }
`;

/** A job stays where it was answered last, unless that one is ejected. */
const KEEP_JOB = csharpBlock`
  var job = (string)memories["workflow"] ?? "{}";
  if (order.Contains(job) || recovering.Contains(job))
  {
    if (trial != "") { halfOpen.Add(trial); trial = ""; }
    if (order.Count > 0 && order[0] != job) { reason = "workflow"; }
    order.Remove(job);
    recovering.Remove(job);
    order.Insert(0, job);
  }
`;

/** What needs the state of one account goes there and nowhere else; a token that names no backend of the route says nothing. */
export function tiersForState(): CSharp {
  return csharpBlock`
    var token = context.Request.Headers.GetValueOrDefault(${AFFINITY}, "").Split('@').Last();
    return ${isStateful.value} && (${tiers.value}).Split(';', ',').Any(member => member.Split('=')[0] == token) ? token + "=1" : ${tiers.value};
  `;
}

/** The order where nothing is remembered. */
export function drawOrder(): CSharp {
  return csharpBlock`
    var random = new Random(context.RequestId.GetHashCode());
    var order = new List<string>();
    foreach (var tier in (${tiers.value}).Split(';'))
    {
      var left = tier.Split(',').Select(member => member.Split('=')).ToList();
      ${DRAW_TIER}
    }
    return String.Join(",", order);
  `;
}

/**
 * The order by what is remembered: first who is well, by tier and weight; then who is coming back; then whose time to be ejected
 * is over. When that is nobody, the one whose time ends first. Who is throttled is not asked at all.
 */
export function drawByMemory(): CSharp {
  return csharpBlock`
    var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    var random = new Random(context.RequestId.GetHashCode());
    var knobs = JObject.Parse(${knobs.value});
    var memories = ${memories.value};
    var order = new List<string>();
    var recovering = new List<string>();
    var halfOpen = new List<string>();
    var trial = "";
    var reason = "";
    var lastResort = "";
    var opens = Int64.MaxValue;
    var held = Int64.MaxValue;
    var isHeld = false;
    var failed = 0L;
    var third = 0L;
    foreach (var tier in (${tiers.value}).Split(';'))
    {
      var left = new List<string[]>();
      foreach (var member in tier.Split(',').Select(text => text.Split('=')))
      {
        ${PLACE_MEMBER}
        if (order.Count == 0 && reason == "") { reason = passed; }
      }
      ${DRAW_TIER}
    }
    ${KEEP_JOB}
    if (trial != "") { order.Insert(0, trial); }
    order.AddRange(recovering);
    order.AddRange(halfOpen);
    if (order.Count == 0 && lastResort != "" && !${isStateful.value}) { order.Add(lastResort); }
    var attempts = Math.Min(${isStateful.value} ? 1 : ${maxAttempts.value}, order.Count);
    if (third >= Math.Max((long)knobs["least"], failed * (long)knobs["budget"] / 100L)) { attempts = Math.Min(attempts, 2); }
    var until = Math.Min(opens, held);
    return new JObject(
      new JProperty("candidates", String.Join(",", order)),
      new JProperty("trial", trial),
      new JProperty("reason", reason),
      new JProperty("attempts", attempts),
      new JProperty("throttled", isHeld),
      new JProperty("wait", until == Int64.MaxValue ? 0 : (int)Math.Min(until - now, 3600000L)));
  `;
}
