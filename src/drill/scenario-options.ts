/** How a region goes down, and what is asked meanwhile. */
export interface RegionOutageOptions {
  /**
   * Seconds that it lasts. Whole, 1 to 86,400. One minute of calm goes before, and ten follow.
   *
   * @default 600
   */
  readonly durationInSeconds?: number;

  /**
   * Requests of callers a second. 0.01 to 1,000, and 5,000,000 in all at most.
   *
   * @default 10
   */
  readonly requestsPerSecond?: number;

  /**
   * What the accounts of the region answer. Whole, 400 to 599.
   *
   * @default 503
   */
  readonly status?: number;

  /**
   * Whether they answer nothing at all, so that every attempt there waits for its timeout.
   *
   * @default false
   */
  readonly hangs?: boolean;
}

/** How accounts throttle, and what is asked meanwhile. */
export interface ThrottlingOptions {
  /**
   * Region whose accounts throttle.
   *
   * @default - the account that serves most while all is well
   */
  readonly region?: string;

  /**
   * Seconds that it lasts. Whole, 1 to 86,400. One minute of calm goes before, and ten follow.
   *
   * @default 120
   */
  readonly durationInSeconds?: number;

  /**
   * Requests of callers a second. 0.01 to 1,000, and 5,000,000 in all at most.
   *
   * @default 10
   */
  readonly requestsPerSecond?: number;

  /**
   * What they say in `Retry-After`. Whole, 0 to 86,400.
   *
   * @default - no such header: they say nothing
   */
  readonly retryAfterInSeconds?: number;
}
