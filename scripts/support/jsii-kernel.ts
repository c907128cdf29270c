import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { ROOT } from "./run";

// The bundle that the bindings carry; the unbundled one beside it runs on whatever kernel npm resolved.
const RUNTIME = "node_modules/@jsii/runtime/webpack/bin/jsii-runtime.js";

/** An object that lives in the kernel. */
export interface ObjectReference {
  readonly "$jsii.byref": string;
}

/**
 * Speaks to @jsii/runtime, the process that the Python, Java, C# and Go bindings embed.
 * Every value crosses as they would send it: structs by value, objects by reference.
 */
export class JsiiKernel {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly answers: AsyncIterator<string>;
  private errors = "";

  public constructor(environment: Record<string, string>) {
    this.process = spawn(process.execPath, [RUNTIME], {
      cwd: ROOT,
      env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20", ...environment },
    });
    this.process.stderr.on("data", (chunk) => {
      this.errors += chunk;
    });
    this.answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** The first line that the process sends: who it is. */
  public async hello(): Promise<string> {
    return (await this.read()).hello as string;
  }

  public async load(name: string, version: string, tarball: string): Promise<void> {
    await this.ask({ api: "load", name, version, tarball });
  }

  public create(fqn: string, ...args: unknown[]): Promise<ObjectReference> {
    return this.ask({ api: "create", fqn, args }) as Promise<unknown> as Promise<ObjectReference>;
  }

  public async invoke(target: ObjectReference, method: string, ...args: unknown[]): Promise<unknown> {
    return (await this.ask({ api: "invoke", objref: target, method, args })).result;
  }

  public async staticInvoke(fqn: string, method: string, ...args: unknown[]): Promise<unknown> {
    return (await this.ask({ api: "sinvoke", fqn, method, args })).result;
  }

  public async staticGet(fqn: string, property: string): Promise<unknown> {
    return (await this.ask({ api: "sget", fqn, property })).value;
  }

  /** The process forwards the signals that it can trap and stays: its child ends with the pipe between them. */
  public end(): void {
    this.process.stdin.end();
    this.process.kill("SIGKILL");
  }

  private async ask(request: Record<string, unknown>): Promise<Record<string, unknown>> {
    this.process.stdin.write(`${JSON.stringify(request)}\n`);
    const answer = await this.read();
    if ("error" in answer) {
      throw new Error(`${request.api} ${request.fqn ?? request.method ?? request.name}: ${answer.error}`);
    }
    return answer.ok as Record<string, unknown>;
  }

  private async read(): Promise<Record<string, unknown>> {
    const { value, done } = await this.answers.next();
    if (done) {
      throw new Error(`the kernel ended\n${this.errors}`);
    }
    return JSON.parse(value);
  }
}

/** A struct, as a binding sends it. */
export function struct(fqn: string, data: Record<string, unknown>): unknown {
  return { "$jsii.struct": { fqn, data } };
}
