import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";

/** An object that lives in the kernel. */
export interface ObjectRef {
  readonly "$jsii.byref": string;
}

// The file that the Python, Java, .NET and Go runtimes of jsii carry with them.
const RUNTIME = "@jsii/runtime/webpack/bin/jsii-runtime.js";

/** Speaks the protocol of the jsii kernel, JSON line by line, as the runtime of a foreign language does. */
export class KernelClient {
  static async start(env: Readonly<Record<string, string>>): Promise<KernelClient> {
    const child = spawn(process.execPath, [require.resolve(RUNTIME)], {
      env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20", ...env },
    });
    const client = new KernelClient(child);
    await client.read();
    return client;
  }

  private readonly lines: Interface;
  private readonly answers: AsyncIterator<string>;
  private errors = "";

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    this.lines = createInterface({ input: child.stdout });
    this.answers = this.lines[Symbol.asyncIterator]();
    child.stderr.on("data", (chunk) => {
      this.errors += chunk;
    });
  }

  async load(name: string, version: string, tarball: string): Promise<number> {
    return (await this.request({ api: "load", name, version, tarball })).types as number;
  }

  async create(fqn: string, ...args: readonly unknown[]): Promise<ObjectRef> {
    return (await this.request({ api: "create", fqn, args })) as unknown as ObjectRef;
  }

  async invoke(objref: ObjectRef, method: string, ...args: readonly unknown[]): Promise<unknown> {
    return (await this.request({ api: "invoke", objref, method, args })).result;
  }

  async invokeStatic(fqn: string, method: string, ...args: readonly unknown[]): Promise<unknown> {
    return (await this.request({ api: "sinvoke", fqn, method, args })).result;
  }

  async get(objref: ObjectRef, property: string): Promise<unknown> {
    return (await this.request({ api: "get", objref, property })).value;
  }

  async getStatic(fqn: string, property: string): Promise<unknown> {
    return (await this.request({ api: "sget", fqn, property })).value;
  }

  async set(objref: ObjectRef, property: string, value: unknown): Promise<void> {
    await this.request({ api: "set", objref, property, value });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once("close", () => resolve());
      this.child.stdin.end(`${JSON.stringify({ exit: 0 })}\n`);
    });
  }

  private async request(request: object): Promise<Record<string, unknown>> {
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.read();
    if (typeof answer.error === "string") throw new Error(answer.error);
    return answer.ok as Record<string, unknown>;
  }

  private async read(): Promise<Record<string, unknown>> {
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`the kernel ended: ${this.errors}`);
    return JSON.parse(value);
  }
}

/** A struct as it crosses the boundary: by value. */
export function struct(fqn: string, data: Readonly<Record<string, unknown>>): object {
  return { "$jsii.struct": { fqn, data } };
}

export function map(entries: Readonly<Record<string, unknown>>): object {
  return { "$jsii.map": entries };
}

export function enumMember(fqn: string, member: string): object {
  return { "$jsii.enum": `${fqn}/${member}` };
}
