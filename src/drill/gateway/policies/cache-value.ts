import { Token } from "../../csharp/json/token";
import type { Value } from "../../csharp/value";
import type { Execution } from "../execution";
import { EVERYWHERE, type PolicyKind } from "../policy-kind";
import type { PolicyReader } from "../policy-reader";
import { plain } from "../step";

const CACHING_TYPES = ["internal", "external", "prefer-external"] as const;

/** Looks a value up. The variable stays unset when there is none, and no default. */
export const cacheLookupValue: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const find = policy.text("key");
    const variable = policy.fixedText("variable-name");
    const fallback = policy.valueIf("default-value");
    const isActive = activity(policy);
    return plain((request) => {
      const key = find(request);
      const found = isActive(request) ? request.context.parts.cache?.lookup(key, request.now) : undefined;
      const value = found === undefined ? fallback?.(request) : held(found, request);
      if (value !== undefined) request.state.variables.set(variable, value);
    });
  },
};

/** Keeps a value for later requests. They find it some time after this policy has run. */
export const cacheStoreValue: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const key = policy.text("key");
    const value = policy.value("value");
    const duration = policy.whole("duration", { min: 1 });
    const isActive = activity(policy);
    return plain((request) => {
      const stored = held(value(request), request);
      const when = { now: request.now, delayMs: request.behavior.cacheWriteMs, durationMs: duration(request) * 1000 };
      const name = key(request);
      if (isActive(request)) request.context.parts.cache?.store(name, stored, when);
    });
  },
};

export const cacheRemoveValue: PolicyKind = {
  sections: EVERYWHERE,
  compile(policy) {
    const key = policy.text("key");
    const isActive = activity(policy);
    return plain((request) => {
      const name = key(request);
      const when = { now: request.now, delayMs: request.behavior.cacheWriteMs };
      if (isActive(request)) request.context.parts.cache?.remove(name, when);
    });
  },
};

/** What goes in and comes out: a JSON object itself, or a copy of it. */
function held(value: Value, { behavior }: Execution): Value {
  return value instanceof Token && !behavior.cacheSharesObjects ? value.clone() : value;
}

/** Whether it does anything: there is no external cache, and perhaps only the first in a section counts. */
function activity(policy: PolicyReader): (request: Execution) => boolean {
  const isExternal = policy.fixedOneOf("caching-type", CACHING_TYPES) === "external";
  const isFirst = policy.context.ordinal(policy.place.source) === 0;
  return ({ behavior }) => !isExternal && (isFirst || behavior.cacheValuePoliciesPerSection === "unlimited");
}
