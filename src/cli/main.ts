import { runCli } from "./run-cli";
import { ExitCode } from "./terminal";

// `| head` and `2>&1 | head` read no further than they want; what was found counts all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE") process.exit(ExitCode.UNUSABLE);
  });
}

runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = ExitCode.UNUSABLE;
  },
);
