import type { PolicySetup } from "./run-policy";

/** Asks one backend, whose breaker a single failure trips for a minute. */
export const ONE_FAILURE_TRIPS = {
  inbound: '<set-backend-service backend-id="b" />',
  backends: [
    {
      id: "b",
      url: "https://b.example.com",
      breaker: {
        count: 1,
        intervalMs: 60_000,
        tripMs: 60_000,
        statusRanges: [{ min: 500, max: 599 }],
        errorReasons: [],
        acceptRetryAfter: false,
      },
    },
  ],
} satisfies PolicySetup;
