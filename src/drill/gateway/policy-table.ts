import { authenticationManagedIdentity } from "./policies/authentication-managed-identity";
import { cacheLookupValue, cacheRemoveValue, cacheStoreValue } from "./policies/cache-value";
import { choose } from "./policies/choose";
import { cors } from "./policies/cors";
import { emitMetric, emitTokenMetric } from "./policies/emit-metric";
import { findAndReplace } from "./policies/find-and-replace";
import { forwardRequest } from "./policies/forward-request";
import { includeFragment } from "./policies/include-fragment";
import { limitConcurrency } from "./policies/limit-concurrency";
import { rateLimitByKey } from "./policies/rate-limit-by-key";
import { retry } from "./policies/retry";
import { returnResponse } from "./policies/return-response";
import { rewriteUri } from "./policies/rewrite-uri";
import { sendOneWayRequest, sendRequest } from "./policies/send-request";
import { setBackendService } from "./policies/set-backend-service";
import { setBody } from "./policies/set-body";
import { setHeader } from "./policies/set-header";
import { setMethod } from "./policies/set-method";
import { setQueryParameter } from "./policies/set-query-parameter";
import { setStatus } from "./policies/set-status";
import { setVariable } from "./policies/set-variable";
import { tokenLimit } from "./policies/token-limit";
import { trace } from "./policies/trace";
import { validateAzureAdToken } from "./policies/validate-azure-ad-token";
import type { PolicyKind } from "./policy-kind";

/** The policies that are executed, after https://learn.microsoft.com/azure/api-management/api-management-policies */
export const POLICIES: ReadonlyMap<string, PolicyKind> = new Map([
  ["authentication-managed-identity", authenticationManagedIdentity],
  ["azure-openai-emit-token-metric", emitTokenMetric],
  ["azure-openai-token-limit", tokenLimit],
  ["cache-lookup-value", cacheLookupValue],
  ["cache-remove-value", cacheRemoveValue],
  ["cache-store-value", cacheStoreValue],
  ["choose", choose],
  ["cors", cors],
  ["emit-metric", emitMetric],
  ["find-and-replace", findAndReplace],
  ["forward-request", forwardRequest],
  ["include-fragment", includeFragment],
  ["limit-concurrency", limitConcurrency],
  ["llm-emit-token-metric", emitTokenMetric],
  ["llm-token-limit", tokenLimit],
  ["rate-limit-by-key", rateLimitByKey],
  ["retry", retry],
  ["return-response", returnResponse],
  ["rewrite-uri", rewriteUri],
  ["send-one-way-request", sendOneWayRequest],
  ["send-request", sendRequest],
  ["set-backend-service", setBackendService],
  ["set-body", setBody],
  ["set-header", setHeader],
  ["set-method", setMethod],
  ["set-query-parameter", setQueryParameter],
  ["set-status", setStatus],
  ["set-variable", setVariable],
  ["trace", trace],
  ["validate-azure-ad-token", validateAzureAdToken],
]);
