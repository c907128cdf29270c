import { runCli } from "./run-cli";
import { ExitCode } from "./terminal";

// `| head` reads no further than it wants; what was found counts all the same.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code !== "EPIPE") process.exit(ExitCode.UNUSABLE);
});

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
