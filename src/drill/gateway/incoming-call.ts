import type { HeaderMap } from "../csharp/header-map";

/** A request as it comes in. */
export interface IncomingCall {
  readonly method: string;
  /** As the caller sees it: scheme, host, path of the API and operation, query. A path alone stands for the address of the service. */
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: string | null;
  readonly ipAddress?: string;
  /** Guid; drawn by the host if not given. */
  readonly requestId?: string;
  /** The unit that takes it; drawn from the seed if not given. */
  readonly unit?: number;
  readonly subscription?: { readonly id: string; readonly name: string; readonly key: string };
  readonly product?: { readonly id: string; readonly name: string };
  readonly user?: {
    readonly id: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
  };
  /** Claims of the token that the caller sends; undefined: the token cannot be validated. */
  readonly token?: CallerToken;
  /** A built-in step that refuses it before any policy: a missing key, for instance. */
  readonly refusal?: Refusal;
}

/** A token that somebody validated; its claims are taken as they are. */
export interface CallerToken {
  readonly tenantId: string;
  readonly clientApplicationId: string;
  readonly audiences: readonly string[];
  readonly claims: ReadonlyMap<string, readonly string[]>;
  readonly isExpired?: boolean;
}

/** An error of a built-in step. */
export interface Refusal {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly status: number;
}
