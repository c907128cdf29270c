/** Compiles every TypeScript block of the Markdown files, and with rosetta the examples in the API documentation. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { ROOT, runMain, runOrThrow } from "./support/run";
import { withTempFolder } from "./support/temp-folder";

interface Snippet {
  /** Where TypeScript is told the file is, so that imports resolve as in the repository. */
  readonly file: string;
  readonly text: string;
}

runMain(async () => {
  const snippets = markdownFiles(ROOT).flatMap(snippetsOf);
  const errors = compile(snippets);
  if (errors.length > 0) {
    throw new Error(`snippets that do not compile:\n${errors.join("\n")}`);
  }
  await withTempFolder("rosetta", (folder) => {
    runOrThrow("jsii-rosetta", ["extract", "--compile", "--strict", "--fail", "--output", join(folder, "tablet.json")]);
  });
  console.log(`${snippets.length} TypeScript blocks in Markdown compile`);
});

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !/^(\.git|node_modules|lib|dist|cdktf\.out|API\.md)$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? markdownFiles(path) : entry.name.endsWith(".md") ? [path] : [];
    })
    .sort();
}

function snippetsOf(file: string): Snippet[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^```(?:ts|typescript)\b.*\n([\s\S]*?)^```/gm)].map((match) => {
    const line = text.slice(0, match.index).split("\n").length + 1;
    // The empty lines make the line of an error the line in the document.
    const padded = `${"\n".repeat(line - 1)}${match[1]}\nexport {};\n`;
    return { file: `${file}.${line}.ts`, text: padded };
  });
}

function compile(snippets: readonly Snippet[]): string[] {
  const texts = new Map(snippets.map((snippet) => [snippet.file, snippet.text]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    esModuleInterop: true,
    types: ["node"],
    // What a user imports is what was built.
    paths: { "cdktf-multi-region-openai": [join(ROOT, "lib", "index.d.ts")] },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(describe);
}

function describe(diagnostic: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
  if (!diagnostic.file || diagnostic.start === undefined) {
    return text;
  }
  const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  const document = relative(ROOT, diagnostic.file.fileName).replace(/\.\d+\.ts$/, "");
  return `${document}:${line + 1}: ${text}`;
}
