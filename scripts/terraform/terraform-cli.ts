import { spawn } from "node:child_process";

/** What one call of the `terraform` command gave back. */
export interface TerraformRun {
  /** Absent when it was stopped for taking too long. */
  readonly code?: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerraformCall {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMinutes?: number;
  /** Providers that are running already, as `TF_REATTACH_PROVIDERS` names them. */
  readonly reattach?: string;
}

/** Settings of the caller that would change what is run or where it writes. */
const NOT_INHERITED = /^(TF_CLI_ARGS.*|TF_DATA_DIR|TF_WORKSPACE|TF_LOG.*|TF_REATTACH_PROVIDERS)$/;

/** Runs `terraform` with nobody to ask; undefined when there is no such command. */
export function runTerraform(call: TerraformCall): Promise<TerraformRun | undefined> {
  const inherited = Object.entries(call.env).filter(([name]) => !NOT_INHERITED.test(name));
  // Terraform phones home for new versions and asks for missing values unless told otherwise.
  const quiet = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
  const reattach = call.reattach ? { TF_REATTACH_PROVIDERS: call.reattach } : {};
  const env = { ...Object.fromEntries(inherited), ...quiet, ...reattach };
  return new Promise((resolve, reject) => {
    const child = spawn("terraform", call.args, { cwd: call.folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let stopped = false;
    const timer = setTimeout(
      () => {
        stopped = true;
        child.kill("SIGKILL");
      },
      (call.timeoutMinutes ?? 15) * 60_000,
    );
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === "ENOENT" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: stopped ? undefined : (code ?? 1), stdout, stderr });
    });
  });
}

/** `1.11.4`, or nothing where there is no Terraform. */
export async function terraformVersion(folder: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const run = await runTerraform({ folder, args: ["version", "-json"], env, timeoutMinutes: 1 });
  const version = run && /"terraform_version":\s*"([^"]+)"/.exec(run.stdout);
  return version?.[1];
}
