import { PolicyVariable } from "../apim/variable";

// What a request carries from one section to the next. The prefix keeps clear of the variables of a service-wide policy.

/** What a JSON body says, read once: `model` as a text, `stream`, `store` and `background` as flags; each only where it is there. */
export const asked = new PolicyVariable("failover-asked", "JObject");

/** Deployment that is asked for. */
export const deployment = new PolicyVariable("failover-deployment", "string");

/** Whether a stream of events is asked for. */
export const isStream = new PolicyVariable("failover-stream", "bool");

/** Whether a request may be sent again when nobody knows what became of it. */
export const isReplayable = new PolicyVariable("failover-replayable", "bool");

/** Backends of the route by tier, `a=3,b=1;c=1`: after a `;` comes the next tier, after a `=` the weight. */
export const tiers = new PolicyVariable("failover-tiers", "string");

/** Backends in the order in which they are asked, parted by commas. */
export const candidates = new PolicyVariable("failover-candidates", "string");

/** How many backends may be asked. */
export const maxAttempts = new PolicyVariable("failover-max-attempts", "int");

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

/** What became of the last attempt: one of `Outcome`. */
export const outcome = new PolicyVariable("failover-outcome", "string");

/** Whether the last outcome lets another backend be asked. */
export const mayFailOver = new PolicyVariable("failover-may-fail-over", "bool");

/** How many backends have refused the gateway or lacked the deployment. */
export const misconfigured = new PolicyVariable("failover-misconfigured", "int");

/** Shortest time that a throttled backend has asked for, in milliseconds; 0 when none has. */
export const retryAfter = new PolicyVariable("failover-retry-after-ms", "int");

/** Error that the gateway answers: one of `GatewayError`; empty for none. */
export const error = new PolicyVariable("failover-error", "string");

/** Name of the variable that holds the token for the accounts. */
export const TOKEN = "failover-token";
