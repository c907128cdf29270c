import { HeaderMap } from "../csharp/header-map";
import type { BackendCall, ExchangeFailure } from "../gateway/effect";
import type { DrillTopology } from "../topology";
import { errorBody } from "./error-answer";
import { type Fault, isActive, TOKEN_ENDPOINT } from "./fault";
import { type Buckets, FaultMeeting } from "./fault-meeting";
import { ModelCallReader } from "./model-call";
import { seededRandom } from "./seeded-random";
import { type Reply, type Speed, VirtualAccount } from "./virtual-account";

/** Everything that a gateway can call: the accounts of the zone, the place that gives tokens, and hosts where nothing may arrive. */
export class VirtualWorld {
  /** Bytes that arrived at hosts outside the zone, by host. */
  readonly strayBytes = new Map<string, number>();

  private readonly accounts = new Map<string, { readonly account: VirtualAccount; readonly index: number }>();
  private readonly tokenFaults: readonly Fault[];
  private readonly reader = new ModelCallReader();

  constructor(
    topology: DrillTopology,
    {
      speed,
      faults,
      seed,
      start,
    }: {
      readonly speed: Speed;
      readonly faults: readonly Fault[];
      readonly seed: number;
      /** Unix time of the start, in milliseconds. */
      readonly start: number;
    },
  ) {
    const buckets: Buckets = new Map();
    topology.accounts.forEach((account, index) => {
      const meetings = faults.flatMap((fault, number) => {
        const id = `fault ${number}`;
        if (!fault.at.includes(account.key)) return [];
        return [new FaultMeeting(fault, id, buckets, seededRandom(seed, `${id} at ${account.key}`))];
      });
      const draw = seededRandom(seed, `account ${account.key}`);
      this.accounts.set(account.host.toLowerCase(), {
        account: new VirtualAccount(account, { speed, faults: meetings, draw, start }),
        index,
      });
    });
    this.tokenFaults = faults.filter(({ at }) => at.includes(TOKEN_ENDPOINT));
  }

  /** Place of an account in the topology by its host; -1 for a host that is none of the zone. */
  indexOf(host: string): number {
    return this.accounts.get(withoutPort(host))?.index ?? -1;
  }

  /** What becomes of a call that is made so many milliseconds after the start. Those of a reply count from there. */
  call(call: BackendCall, now: number): Reply {
    if (call.purpose === "token") return this.token(now);
    const known = this.accounts.get(withoutPort(call.host));
    if (known === undefined) return this.stray(call);
    const reply = known.account.answer(call, this.reader.read(call), now);
    return reply.afterMs <= call.timeoutMs ? reply : { afterMs: call.timeoutMs, result: timeout(call.host) };
  }

  private token(now: number): Reply {
    const fault = this.tokenFaults.find((each) => isActive(each, now));
    const { act } = fault ?? {};
    if (act?.kind === "no-answer") {
      return {
        afterMs: 20,
        result: { kind: "failure", reason: "BackendConnectionFailure", message: "no token endpoint" },
      };
    }
    const status = act?.kind === "answer" ? act.status : 200;
    const issued = { access_token: "token-of-the-gateway", expires_in: "86399", token_type: "Bearer" };
    const text = act?.kind === "answer" ? errorBody(status, act.body) : JSON.stringify(issued);
    const headers = HeaderMap.of([["Content-Type", "application/json"]]);
    const body = { text, isStream: false, isCut: false, endsAfterMs: 0 };
    return { afterMs: 20, result: { kind: "answer", status, reason: "", headers, body } };
  }

  // It answers, so that a policy that strays gets away with it here as it would in Azure; the bytes tell.
  private stray(call: BackendCall): Reply {
    const bytes = call.bodyBytes + call.method.length + call.url.length;
    this.strayBytes.set(call.host, (this.strayBytes.get(call.host) ?? 0) + bytes);
    const body = { text: "{}", isStream: false, isCut: false, endsAfterMs: 1 };
    const headers = HeaderMap.of([["Content-Type", "application/json"]]);
    return { afterMs: 50, result: { kind: "answer", status: 200, reason: "OK", headers, body } };
  }
}

function timeout(host: string): ExchangeFailure {
  return { kind: "failure", reason: "Timeout", message: `The operation has timed out. (${host})` };
}

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:443$/, "");
}
