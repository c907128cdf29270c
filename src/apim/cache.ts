import type { CSharp } from "./csharp";
import { element, type PolicyElement } from "./policy-element";

// State that outlives a request. The internal cache is one for each region of the service, volatile, written asynchronously. An
// external one is never used: it may be anywhere.

const INTERNAL = { "caching-type": "internal" };

export interface CacheLookupOptions {
  readonly key: string | CSharp;
  /** The variable stays unset when nothing is found and there is no default. */
  readonly variableName: string;
  readonly defaultValue?: string | CSharp;
}

export function cacheLookupValue(options: CacheLookupOptions): PolicyElement {
  const { key, variableName, defaultValue } = options;
  return element("cache-lookup-value", {
    key,
    "variable-name": variableName,
    "default-value": defaultValue,
    ...INTERNAL,
  });
}

export interface CacheStoreOptions {
  readonly key: string | CSharp;
  readonly value: string | CSharp;
  /** Seconds. */
  readonly duration: number | CSharp;
}

export function cacheStoreValue({ key, value, duration }: CacheStoreOptions): PolicyElement {
  return element("cache-store-value", { key, value, duration, ...INTERNAL });
}

export function cacheRemoveValue(key: string | CSharp): PolicyElement {
  return element("cache-remove-value", { key, ...INTERNAL });
}
