import type { Execution } from "./execution";

/** What a `cors` policy does with a preflight request. */
export type CorsRule = (request: Execution) => "answered" | "goes-on";
