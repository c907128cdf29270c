import { PolicyVariable } from "../apim/variable";

// What a request carries from one section to the next. The prefix keeps clear of the variables of a service-wide policy.

/** What a JSON body says, read once: `model` as a text; `stream`, `store`, `background` and `pinned` as flags; each only where it is there. */
export const asked = new PolicyVariable("failover-asked", "JObject");

/** Deployment that is asked for. */
export const deployment = new PolicyVariable("failover-deployment", "string");

/** Whether a stream of events is asked for. */
export const isStream = new PolicyVariable("failover-stream", "bool");

/** Whether a request may be sent again when nobody knows what became of it. */
export const isReplayable = new PolicyVariable("failover-replayable", "bool");

/** Whether the request needs state that one account holds. */
export const isStateful = new PolicyVariable("failover-stateful", "bool");

/** Backends of the route by tier, `a=3,b=1;c=1`: after a `;` comes the next tier, after a `=` the weight. */
export const tiers = new PolicyVariable("failover-tiers", "string");

/** Backends of the route whose capacity is reserved, each with a comma before and after it. */
export const provisioned = new PolicyVariable("failover-provisioned", "string");

/** Numbers of the route for ejection, holds, failback and budget, as lenient JSON; times are milliseconds. */
export const knobs = new PolicyVariable("failover-knobs", "string");

/** What the cache knows: for each backend of the route its memory as JSON, and under `workflow` the backend of the job. */
export const memories = new PolicyVariable("failover-memories", "JObject");

/** What was just looked up in the cache; `{}` for nothing. */
export const found = new PolicyVariable("failover-found", "string");

/** The order for this request and why it is so: `candidates`, `trial`, `reason`, `attempts`, `wait`. */
export const draw = new PolicyVariable("failover-draw", "JObject");

/** Backends in the order in which they are asked, parted by commas. */
export const candidates = new PolicyVariable("failover-candidates", "string");

/** How many backends may be asked. */
export const maxAttempts = new PolicyVariable("failover-max-attempts", "int");

/** Seconds between two attempts. */
export const retryInterval = new PolicyVariable("failover-retry-interval", "int");

/** Milliseconds until the headers of one answer. */
export const headerTimeout = new PolicyVariable("failover-header-timeout-ms", "int");

/** Milliseconds for all attempts together. */
export const deadline = new PolicyVariable("failover-deadline-ms", "int");

/** Whether an account that refuses the gateway, or lacks the deployment, is passed over once. */
export const passesMisconfiguration = new PolicyVariable("failover-on-misconfiguration", "bool");

/** How many backends have been asked. */
export const attempt = new PolicyVariable("failover-attempt", "int");

/** Backend that is asked now. */
export const backend = new PolicyVariable("failover-backend", "string");

/** Account of that backend. */
export const servedBy = new PolicyVariable("failover-served-by", "string");

/** Region of that backend. */
export const servedRegion = new PolicyVariable("failover-served-region", "string");

/** When this attempt began, in milliseconds of Unix time. */
export const began = new PolicyVariable("failover-began-ms", "long");

/** Milliseconds that this attempt is given until its headers. */
export const attemptTimeout = new PolicyVariable("failover-attempt-timeout-ms", "int");

/** What became of the last attempt: one of `Outcome`. */
export const outcome = new PolicyVariable("failover-outcome", "string");

/** Whether the last answer was a 400 that may be the fault of its backend. */
export const isBadRequest = new PolicyVariable("failover-bad-request", "bool");

/** Milliseconds until the headers of the last answer came; -1 when none came. */
export const headersAfter = new PolicyVariable("failover-headers-after-ms", "int");

/** Milliseconds for which the last backend wants to be left alone; -1 when it does not say. */
export const wait = new PolicyVariable("failover-wait-ms", "long");

/** Whether the last outcome lets another backend be asked. */
export const mayFailOver = new PolicyVariable("failover-may-fail-over", "bool");

/** How many backends have refused the gateway or lacked the deployment. */
export const misconfigured = new PolicyVariable("failover-misconfigured", "int");

/** Shortest time until a backend may be asked again, in milliseconds; 0 when none is known. */
export const retryAfter = new PolicyVariable("failover-retry-after-ms", "int");

/** Why the first choice did not answer; empty when it did. */
export const reason = new PolicyVariable("failover-reason", "string");

/** What is to be remembered, and how: `key`, `value`, `seconds`; empty for nothing. */
export const note = new PolicyVariable("failover-note", "JObject");

/** Whether what is settled is an attempt that another one follows. */
export const isSettlingBeforeNext = new PolicyVariable("failover-settles-before-next", "bool");

/** Error that the gateway answers: one of `GatewayError`; empty for none. */
export const error = new PolicyVariable("failover-error", "string");

/** Name of the variable that holds the token for the accounts. */
export const TOKEN = "failover-token";
