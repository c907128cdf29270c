import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo } from "node:net";
import { META_ARGUMENTS } from "./body-check";
import type { AttributeSchema, BlockSchema, ProviderSchema } from "./provider-schema";
import { blocksOf, type JsonObject } from "./stack-document";
import { usedAttributes } from "./used-attributes";
import { isObject } from "./value-type";
import { encodeSchema, frame, unframe } from "./wire";

/** A running stand-in: `reattach` goes into `TF_REATTACH_PROVIDERS`. */
export interface StandIn {
  readonly reattach: string;
  stop(): Promise<void>;
}

/**
 * Serves the copy of a provider's schema to Terraform over its plugin protocol, so that `terraform validate` itself
 * compares a document with it. It checks what Terraform checks; what the provider would add is not there.
 */
export async function startStandIn(document: object, schema: ProviderSchema): Promise<StandIn> {
  const localName = schema.provider.split("/")[1];
  const used = new Set(blocksOf(document, "resource").map((block) => block.labels[0]));
  // The whole schema is half a megabyte, and Terraform reads it again for every command.
  const own = Object.entries(schema.resources).filter(([type]) => used.has(type) && type.startsWith(`${localName}_`));
  const answer = encodeSchema({
    provider: providerBlock(document, localName),
    resources: Object.fromEntries(own),
    data: dataSources(document),
  });
  const server = createServer();
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  server.on("stream", (stream, headers) => serve(stream, String(headers[":path"]), answer));
  const port = await listen(server);
  const address = { Network: "tcp", String: `127.0.0.1:${port}` };
  const provider = { Protocol: "grpc", ProtocolVersion: 5, Pid: process.pid, Test: true, Addr: address };
  return {
    reattach: JSON.stringify({ [`registry.terraform.io/${schema.provider}`]: provider }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}

function listen(server: Http2Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Calls that end well with nothing to say: every value is accepted once Terraform itself accepts it. */
const AGREED = ["ValidateResourceTypeConfig", "ValidateDataSourceConfig", "Stop"];

function serve(stream: ServerHttp2Stream, path: string, schema: Buffer): void {
  const chunks: Buffer[] = [];
  const [service, call] = path.slice(1).split("/");
  const grpc = { ":status": 200, "content-type": "application/grpc" };
  // Terraform hangs up when it is done.
  stream.on("error", () => undefined);
  if (service !== "tfplugin5.Provider") {
    // 12 is "unimplemented": the plugin library can do without its helper services.
    stream.respond({ ...grpc, "grpc-status": "12" }, { endStream: true });
    return;
  }
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", () => {
    const received = unframe(Buffer.concat(chunks));
    // Request and answer of PrepareProviderConfig have the configuration in the same field.
    const answers: { readonly [call: string]: Buffer } = { GetSchema: schema, PrepareProviderConfig: received };
    const answer = answers[call] ?? (AGREED.includes(call) ? Buffer.alloc(0) : undefined);
    if (!answer) {
      stream.respond({ ...grpc, "grpc-status": "12" }, { endStream: true });
      return;
    }
    stream.respond(grpc, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(frame(answer));
  });
}

/** The copy has no schema of the provider block: what is written counts as known, `features` as azurerm has it. */
function providerBlock(document: object, localName: string): BlockSchema {
  const bodies = bodiesOf(document, "provider", localName);
  const settings = bodies.flatMap((body) => (Array.isArray(body.features) ? body.features : [body.features]));
  const features = known(settings.filter(isObject));
  const { attributes } = known(bodies, ["alias", "features"]);
  return { attributes, blocks: { features: { ...features, nesting: "list", min: 1, max: 1 } } };
}

/** The copy has no data sources: what is written or read of one counts as known. */
function dataSources(document: object): { [type: string]: BlockSchema } {
  const types = new Set(blocksOf(document, "data").map((block) => block.labels[0]));
  const schemas = [...types].map((type) => {
    const read = usedAttributes(document, ["data", type, "*"]).map((name) => [
      name,
      { type: "dynamic", computed: true },
    ]);
    const written = known(bodiesOf(document, "data", type), [...META_ARGUMENTS, "timeouts"]);
    return [type, { ...written, attributes: { ...Object.fromEntries(read), ...written.attributes } }];
  });
  return Object.fromEntries(schemas);
}

function bodiesOf(document: object, kind: string, type: string): JsonObject[] {
  return blocksOf(document, kind)
    .filter((block) => block.labels[0] === type)
    .map((block) => block.body)
    .filter(isObject);
}

function known(bodies: readonly JsonObject[], except: readonly string[] = []): BlockSchema {
  const names = bodies.flatMap((body) => Object.keys(body)).filter((name) => name !== "//" && !except.includes(name));
  const anything: AttributeSchema = { type: "dynamic", optional: true };
  return { attributes: Object.fromEntries(names.map((name) => [name, anything])), blocks: {} };
}
