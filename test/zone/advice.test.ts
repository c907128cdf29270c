import { readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalBackend } from "cdktf";
import { OpenAIModel } from "../../src/request/openai-model";
import { ROOT } from "../support/built-library";
import { chat, newOpenAI, newStack, newZone } from "../support/fixtures";
import { SynthesizedStack } from "../support/fixtures-document";

const OLD = OpenAIModel.of("gpt-4o", "2024-05-13");

function synthesized(): SynthesizedStack {
  const stack = newStack();
  new LocalBackend(stack, { path: "prod.tfstate" });
  const zone = newZone(stack);
  newOpenAI(zone, { deployments: [chat({ model: OLD, peakTokensPerMinute: 95_000 })] });
  return SynthesizedStack.of(stack);
}

describe("advice", () => {
  const document = synthesized();

  test("stands in the manifest, at the construct that it is about, and stops nothing", () => {
    expect(document.manifest.stacks.prod.annotations).toEqual([
      {
        constructPath: "prod/eu/openai",
        level: "@cdktf/warn",
        message: expect.stringContaining("[ModelRetiresSoon] deployments[0].model: 'gpt-4o 2024-05-13' retires on"),
      },
      {
        constructPath: "prod/eu/openai",
        level: "@cdktf/warn",
        message: expect.stringContaining("[HeadroomThin] deployments 'chat': with region swedencentral gone"),
      },
    ]);
  });

  test("brings no path of this machine into any file of the output", () => {
    const files = filesOf(document.folder);
    const machine = [ROOT, process.cwd(), tmpdir(), document.folder, "node_modules", ".ts:"];

    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      expect(machine.filter((path) => text.includes(path))).toEqual([]);
    }
  });

  test("is the same, byte for byte, in a second synth", () => {
    const again = synthesized();

    expect(again.text).toBe(document.text);
    expect(again.manifest).toEqual(document.manifest);
  });
});

function filesOf(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
