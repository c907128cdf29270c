import { problem, throwIfAny } from "../../private/problem-list";
import type { UrlState } from "../csharp/request-state";
import type { Effect, EffectResult } from "./effect";
import { Execution, type ExecutionContext } from "./execution";
import { GatewayCounters } from "./gateway-counters";
import type { GatewaySetup } from "./gateway-setup";
import { GatewayUnit } from "./gateway-unit";
import type { IncomingCall } from "./incoming-call";
import { OperationRouter } from "./operation-router";
import type { OutgoingAnswer } from "./outgoing-answer";
import { outgoingAnswer, runRequest } from "./request-pipeline";
import { readUrl } from "./url-state";

/** Addresses that are remembered when they have been read. */
const REMEMBERED = 1000;

/**
 * A gateway of API Management that runs on somebody else's clock. A request is a generator: it yields what it waits for and is
 * resumed with what became of it.
 */
export class VirtualGateway {
  private readonly units: readonly GatewayUnit[];
  private readonly counters = new GatewayCounters();
  private readonly random: () => number;
  private readonly router: OperationRouter;
  private readonly service: UrlState | undefined;
  private readonly addresses = new Map<string, UrlState>();
  private readonly origin: string;

  constructor(private readonly setup: GatewaySetup) {
    const { host, seed, units, api } = setup;
    checkPrograms(setup);
    this.random = host.random(seed);
    this.units = Array.from({ length: units }, () => new GatewayUnit(setup, this.random));
    this.router = new OperationRouter(api);
    this.service = api.serviceUrl === undefined ? undefined : readUrl(api.serviceUrl);
    this.origin = `https://${setup.serviceName ?? "gateway"}.azure-api.net`;
  }

  *handle(call: IncomingCall): Generator<Effect, OutgoingAnswer, EffectResult> {
    const url = this.read(call.url);
    const below = this.router.below(url.path);
    const route = below === undefined ? undefined : this.router.route(call.method, below);
    const start = { call, url, path: below ?? url.path, route, api: this.setup.api, service: this.service };
    const request = new Execution(this.context(call), start);
    const program = (route && this.setup.operationPrograms?.get(route.operation.id)) ?? this.setup.program;
    yield* runRequest(request, program, route);
    return outgoingAnswer(request);
  }

  private context({ unit }: IncomingCall): ExecutionContext {
    const { setup, units, counters, random } = this;
    const index = unit ?? (units.length === 1 ? 0 : Math.floor(random() * units.length));
    return { parts: setup, unit: units[index % units.length], counters, random };
  }

  private read(text: string): UrlState {
    const known = this.addresses.get(text);
    if (known) return known;
    const url = readUrl(text.startsWith("/") ? this.origin + text : text);
    if (!url) throw new Error(`'${text}' is no address of a request`);
    if (this.addresses.size < REMEMBERED) this.addresses.set(text, url);
    return url;
  }
}

/** What a program cannot run with: Azure would not have saved it. */
function checkPrograms({ program, operationPrograms, backends }: GatewaySetup): void {
  const used = [program, ...(operationPrograms?.values() ?? [])].flatMap(({ backendIds }) => [...backendIds]);
  const missing = used.find((id) => !backends.has(id));
  if (missing === undefined) return;
  const message = `the policy uses the backend '${missing}', which is not there; add it, or take it out of the policy`;
  throwIfAny("The policy", [problem("PolicyRefused", "backend-id", { message })]);
}
