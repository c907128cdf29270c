import { ProblemError, problem } from "../../private/problem-list";
import type { UrlState } from "../csharp/request-state";
import type { BackendEntity } from "../topology";
import { BackendPool } from "./backend-pool";
import { Breaker } from "./breaker";
import type { ExchangeResult } from "./effect";
import type { GatewayParts } from "./gateway-parts";
import { originOf, readUrl } from "./url-state";

/** The backend that a call goes to. */
export interface ChosenBackend {
  readonly id: string;
  readonly address: UrlState;
  readonly headers: BackendEntity["headers"];
}

/** A token of the managed identity. */
export interface HeldToken {
  readonly text: string;
  readonly expiresAt: number;
}

/** One unit: what it alone knows. Units tell each other nothing. */
export class GatewayUnit {
  /** Requests inside of each `limit-concurrency`, by its key. */
  readonly concurrency = new Map<string, number>();
  /** By resource and client id. */
  readonly tokens = new Map<string, HeldToken>();
  private readonly breakers = new Map<string, Breaker>();
  private readonly pools = new Map<string, BackendPool>();
  private readonly byAddress = new Map<string, BackendEntity>();
  private readonly breakerCountsTransport: boolean;
  private readonly singles = new Map<string, ChosenBackend>();

  constructor(
    parts: GatewayParts,
    private readonly random: () => number,
  ) {
    this.breakerCountsTransport = parts.behavior.breakerCountsTransport;
    for (const entity of parts.backends.values()) {
      const { id, url, headers, breaker, pool } = entity;
      if (breaker && parts.hasBreakers) {
        this.breakers.set(id, new Breaker(breaker, parts.behavior.breakerPercentageMinimum));
      }
      if (pool) {
        this.pools.set(id, new BackendPool(pool));
        continue;
      }
      const address = addressOf(id, url);
      this.singles.set(id, { id, address, headers });
      this.byAddress.set(addressKey(address), entity);
    }
  }

  /** Undefined while its breaker is open; of a pool, while those of all members are. */
  choose({ id }: BackendEntity, now: number): ChosenBackend | undefined {
    const pool = this.pools.get(id);
    if (!pool) return this.isOpen(id, now) ? undefined : this.singles.get(id);
    const member = pool.choose((each) => this.isOpen(each, now), this.random);
    return member === undefined ? undefined : this.singles.get(member);
  }

  /** The entity that is at an address, if one is. */
  entityAt(address: UrlState): BackendEntity | undefined {
    return this.byAddress.get(addressKey(address));
  }

  /** Where an entity is; undefined for a pool. */
  address(id: string): UrlState | undefined {
    return this.singles.get(id)?.address;
  }

  isOpen(id: string, now: number): boolean {
    return this.breakers.get(id)?.isOpen(now) ?? false;
  }

  record(id: string, result: ExchangeResult, now: number): void {
    const breaker = this.breakers.get(id);
    if (!breaker) return;
    if (result.kind === "answer") {
      const seconds = result.headers.get("Retry-After")?.[0];
      const retryAfterMs = seconds !== undefined && /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
      breaker.record(now, breaker.counts(result.status), retryAfterMs);
    } else if (result.reason !== "ClientConnectionFailure") {
      breaker.record(now, this.breakerCountsTransport);
    }
  }
}

function addressKey(address: UrlState): string {
  return originOf(address) + address.path.replace(/\/$/, "");
}

function addressOf(id: string, url: string | undefined): UrlState {
  const address = readUrl(url ?? "");
  if (address) return address;
  const message = `the backend '${id}' has no http address, but '${url}'; give it one that begins with https://`;
  throw new ProblemError("The policy", [problem("PolicyRefused", "url", { message })]);
}
