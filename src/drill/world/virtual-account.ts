import { HeaderMap } from "../csharp/header-map";
import type { AnswerBody, BackendCall, ExchangeResult } from "../gateway/effect";
import type { DrillAccount, DrillDeployment } from "../topology";
import { errorBody } from "./error-answer";
import type { NoAnswerCause } from "./fault";
import { type FaultMeeting, type Hindrance, meet } from "./fault-meeting";
import { type Delivery, jsonAnswer, streamAnswer } from "./model-answer";
import type { ModelCall } from "./model-call";
import type { Draw } from "./seeded-random";

/** How fast accounts are when all is well. */
export interface Speed {
  /** To the headers of an answer that comes whole. */
  readonly headersMs: number;
  /** To the headers of a stream. */
  readonly streamHeadersMs: number;
  /** Up to so much is added, drawn anew for each call. */
  readonly jitterMs: number;
  readonly wordsPerSecond: number;
}

export const USUAL_SPEED: Speed = { headersMs: 400, streamHeadersMs: 150, jitterMs: 100, wordsPerSecond: 50 };

/** What comes back, and when. Infinity: nothing does. */
export interface Reply {
  readonly afterMs: number;
  readonly result: ExchangeResult;
}

const TO_FIRST_TOKEN = 100;

/** An account of Azure OpenAI as callers see it: it answers a call from what it is asked, the time, and what is wrong with it. */
export class VirtualAccount {
  private readonly bodies = new Map<string, AnswerBody>();
  private responses = 0;

  constructor(
    private readonly account: DrillAccount,
    private readonly setup: {
      readonly speed: Speed;
      readonly faults: readonly FaultMeeting[];
      readonly draw: Draw;
      /** Unix time of the start, in milliseconds. */
      readonly start: number;
    },
  ) {}

  /** What becomes of a call, by milliseconds since the start. */
  answer(call: BackendCall, asked: ModelCall, now: number): Reply {
    const { speed, faults, draw } = this.setup;
    const found = meet(faults, asked, this.account, now);
    const late = found.headersMs + found.jitterMs * (found.jitterMs > 0 ? draw() : 0);
    const ordinary = (asked.body.isStream ? speed.streamHeadersMs : speed.headersMs) + draw() * speed.jitterMs;
    const ms = ordinary + late;
    const { end } = found;
    if (end?.kind === "no-answer") return this.silence(end.cause, ms);
    if (end?.kind === "answer") return this.error(end.status, end.body, end.headers, ms / 4 + late, now);
    if (end?.kind === "refused") {
      return this.error(429, undefined, waitHeaders(end.waitMs, end.tells), ms / 4 + late, now);
    }
    return this.model(call, asked, found, ms, now);
  }

  private model(call: BackendCall, asked: ModelCall, found: Hindrance, ms: number, now: number): Reply {
    const refuse = (status: number, body: string): Reply => this.error(status, body, [], ms / 4, now);
    if (!call.headers.has("Authorization") && !call.headers.has("api-key")) return refuse(401, "unauthorized");
    const deployment = this.deployment(asked.deployment);
    if (deployment === undefined) return refuse(404, "deployment-not-found");
    if (call.method === "POST" && (call.body === null || !asked.body.isReadable)) return refuse(400, "malformed-json");
    const { previousResponse, encrypted } = asked.body;
    if (previousResponse !== undefined && !this.wrote(previousResponse)) return refuse(400, "previous-response");
    if (encrypted !== undefined && !this.wrote(encrypted)) return refuse(400, "encrypted-content");
    const body = this.body(asked, deployment.model, found);
    const headers: [string, string][] = [["Content-Type", body.isStream ? "text/event-stream" : "application/json"]];
    return { afterMs: ms, result: { kind: "answer", status: 200, reason: "OK", headers: this.headers(headers), body } };
  }

  /** An account of which no deployment is known has them all. */
  private deployment(name: string): Pick<DrillDeployment, "model"> | undefined {
    const { deployments } = this.account;
    if (deployments.length === 0) return { model: name };
    return deployments.find((each) => each.name.toLowerCase() === name.toLowerCase());
  }

  private wrote(id: string): boolean {
    return id.endsWith(`-${this.account.key}`);
  }

  private body(asked: ModelCall, model: string, found: Hindrance): AnswerBody {
    const { kind } = asked;
    const isStream = asked.body.isStream && (kind === "chat" || kind === "completions" || kind === "responses");
    const delivery: Delivery = {
      firstTokenMs: found.firstTokenMs ?? TO_FIRST_TOKEN,
      wordsPerSecond: this.setup.speed.wordsPerSecond,
      cutAfter: found.cutAfter,
      stall: found.stall,
      damage: found.damage,
    };
    const make = isStream ? streamAnswer : jsonAnswer;
    // A stored response has an id of its own; all other answers are the same text again and again.
    if (kind === "responses") {
      this.responses += 1;
      return make(kind, model, delivery, `resp-${this.responses}-${this.account.key}`);
    }
    const key = `${kind}|${model}|${isStream}|${found.text}`;
    let body = this.bodies.get(key);
    if (!body) {
      body = make(kind, model, delivery, `${kind}-${this.account.key}`);
      this.bodies.set(key, body);
    }
    return body;
  }

  private error(
    status: number,
    body: string | undefined,
    headers: readonly (readonly [string, string])[],
    afterMs: number,
    now: number,
  ): Reply {
    const text = errorBody(status, body);
    const written = headers.map(([name, value]): [string, string] => [name, dated(value, this.setup.start + now)]);
    const answer: AnswerBody = { text, isStream: false, isCut: false, endsAfterMs: 1 };
    return {
      afterMs,
      result: {
        kind: "answer",
        status,
        reason: "",
        headers: this.headers([["Content-Type", "application/json"], ...written]),
        body: answer,
      },
    };
  }

  private silence(cause: NoAnswerCause, ms: number): Reply {
    const failure = (afterMs: number, message: string): Reply => ({
      afterMs,
      result: { kind: "failure", reason: "BackendConnectionFailure", message },
    });
    const { host } = this.account;
    switch (cause) {
      case "hang":
        return {
          afterMs: Number.POSITIVE_INFINITY,
          result: { kind: "failure", reason: "Timeout", message: `no answer of ${host}` },
        };
      case "dns":
        return failure(20, `No such host is known. (${host}:443)`);
      case "refused":
        return failure(5, `Connection refused (${host}:443)`);
      case "tls":
        return failure(30, `The remote certificate is invalid: it has expired. (CN=${host})`);
      case "reset":
        return failure(ms / 2, `An existing connection was forcibly closed by the remote host. (${host}:443)`);
    }
  }

  private headers(own: readonly (readonly [string, string])[]): HeaderMap {
    return HeaderMap.of([...own, ["x-ms-region", this.account.region], ["apim-request-id", `of-${this.account.key}`]]);
  }
}

function waitHeaders(waitMs: number, tells: string): [string, string][] {
  const seconds = String(Math.ceil(waitMs / 1000));
  if (tells === "nothing") return [];
  const inSeconds: [string, string] = ["Retry-After", seconds];
  return tells === "retry-after-ms" ? [["retry-after-ms", String(waitMs)], inSeconds] : [inSeconds];
}

/** A scenario writes `date +5s` for the date of five seconds later. */
function dated(value: string, now: number): string {
  const seconds = /^date \+(\d+)s$/.exec(value)?.[1];
  return seconds === undefined ? value : new Date(now + Number(seconds) * 1000).toUTCString();
}
