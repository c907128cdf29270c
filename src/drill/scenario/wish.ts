import type { HeaderMap } from "../csharp/header-map";
import type { OutgoingAnswer } from "../gateway/outgoing-answer";
import type { CallForm } from "./call-form";
import type { LoadPlan } from "./scenario-plan";

/** Ties a request to the account that answered the one before. */
const AFFINITY = "x-aoai-affinity";

/** A series of requests that belong together: a job, or the turns of a conversation. */
export class Thread {
  /** Place of the account that answered last; undefined: none has. */
  lastAccount: number | undefined;
  turnsLeft: number;
  private previous: string | undefined;
  private affinity: string | undefined;

  constructor(turns: number) {
    this.turnsLeft = turns;
  }

  /** Notes what the next turn must say. */
  answered({ headers, body }: OutgoingAnswer): void {
    this.previous = /"id":"(resp-[^"]+)"/.exec(body.text)?.[1];
    this.affinity = headers.get(AFFINITY)?.[0];
  }

  fields(): Record<string, unknown> {
    return this.previous === undefined ? {} : { previous_response_id: this.previous };
  }

  mark(headers: HeaderMap): void {
    if (this.affinity !== undefined) headers.set(AFFINITY, [this.affinity]);
  }
}

/** What a caller wants once, however often it is sent. */
export class Wish {
  retries = 0;
  readonly body: string;
  readonly headers: HeaderMap;

  constructor(
    readonly load: LoadPlan,
    readonly loadIndex: number,
    /** From 1, in its load. */
    readonly number: number,
    readonly arrival: number,
    readonly form: CallForm,
    readonly thread: Thread | undefined,
    commonBody: string,
  ) {
    const own = thread?.fields() ?? {};
    this.body = Object.keys(own).length === 0 ? commonBody : JSON.stringify({ ...form.fields, ...own });
    this.headers = form.headers.copy();
    thread?.mark(this.headers);
  }
}
