import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtLibrary } from "../support/built-library";
import { exampleOutput } from "../support/fixtures-examples";
import { folderWith } from "./folder-with";

const FILE = join(builtLibrary(), "lib", "cli.js");

function command(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FILE, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** How the command ends where whoever reads has gone, as after `2>&1 | head -1`. */
async function unread(stream: "stdout" | "stderr", ...args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [FILE, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  child[stream].destroy();
  const [status] = await once(child, "exit");
  return status;
}

describe("the command as it is published", () => {
  const [document] = Object.values(exampleOutput("quickstart").stacks);
  const folder = folderWith({
    "cdk.tf.json": document,
    "good.yaml": "title: Calm\nload: { count: 1 }\nexpect: { measure: availability, is: 1 }\n",
    "bad.yaml": "title: Calm\nload: { count: 1 }\nexpect: { measure: availability, is: 0 }\n",
    "a.xml": "<policies><inbound><nothing /></inbound></policies>",
  });
  const at = (file: string) => join(folder, file);

  test("is one file that a shell can start", () => {
    const text = readFileSync(FILE, "utf8");
    const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);

    expect(text.startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(required.filter((name) => !name.startsWith("node:"))).toEqual([]);
  });

  test.each<[number, string[]]>([
    [0, ["--version"]],
    [0, ["drill", "--list"]],
    [0, ["drill", folder, "--scenario", at("good.yaml")]],
    [1, ["drill", folder, "--scenario", at("bad.yaml")]],
    [2, ["drill", at("nowhere")]],
    [0, ["audit", folder]],
    [2, ["audit", at("good.yaml")]],
    [1, ["lint", at("a.xml")]],
    [2, ["lint", at("nowhere.xml")]],
    [2, []],
  ])("ends with %i for %j", (status, args) => {
    expect(command(...args).status).toBe(status);
  });

  test.each(["stdout", "stderr"] as const)("ends as it would where nobody reads %s any more", async (stream) => {
    expect(await unread(stream, "audit", folder)).toBe(0);
    expect(await unread(stream, "audit", at("good.yaml"))).toBe(2);
  });

  test("writes results to one stream and all else to the other", () => {
    const { stdout, stderr } = command("drill", folder, "--scenario", at("good.yaml"), "--format", "json");

    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr).toBe("None failed. 1 pass.\n");
  });
});
