import { constants, isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { getHeapStatistics } from "node:v8";
import { UsageError } from "../terminal";

const CHUNK = 1 << 20;
/** What a document takes in memory while it is audited, for each byte of its text. */
const HEAP_PER_BYTE = 12;

const NEW_LINE = 0x0a;

/** The text of a file that should be JSON in UTF-8. Throws `UsageError` that names the file, and the line where there is one. */
export function readStrictText(file: string): string {
  const bytes = readBytes(file, mostBytes());
  refuseOtherEncodings(file, bytes);
  return bytes.toString("utf8");
}

/** As much as can be audited with the memory that this process may use. */
function mostBytes(): number {
  return Math.min(constants.MAX_STRING_LENGTH, Math.floor(getHeapStatistics().heap_size_limit / HEAP_PER_BYTE));
}

/** Reads a file at once, and in chunks what comes after: of a pipe, nobody knows the length before. */
export function readBytes(file: string, most: number): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    const { size } = fstatSync(descriptor);
    if (size > most) throw tooLarge(file, most);
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(total < size ? size - total : CHUNK);
      const length = readSync(descriptor, chunk);
      if (length === 0) return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, total);
      chunks.push(chunk.subarray(0, length));
      total += length;
      if (total > most) throw tooLarge(file, most);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read '${file}': ${(error as Error).message}`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function tooLarge(file: string, most: number): UsageError {
  const megabytes = Math.floor(most / 1e6);
  const fix = "give the process more memory: NODE_OPTIONS=--max-old-space-size=<megabytes>";
  return new UsageError(`'${file}' has more than ${megabytes} MB, which is all that can be audited here; ${fix}`);
}

function refuseOtherEncodings(file: string, bytes: Buffer): void {
  const refuse = (what: string) => {
    throw new UsageError(`'${file}' ${what}`);
  };
  const begins = (...start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) refuse("is empty");
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) refuse("line 1 begins as UTF-16 does; write it as UTF-8");
  if (begins(0xef, 0xbb, 0xbf)) refuse("line 1 begins with a byte order mark; write it as UTF-8 without one");
  if (begins(0x50, 0x4b, 0x03, 0x04))
    refuse("is binary; a plan as Terraform stores it is shown by terraform show -json");
  const nothing = bytes.indexOf(0);
  if (nothing >= 0)
    refuse(`line ${lineAt(bytes, nothing)} holds a NUL byte, so it is binary or UTF-16; write it as UTF-8`);
  if (!isUtf8(bytes)) refuse(`line ${firstLineThat(bytes, (line) => !isUtf8(line))} is not UTF-8`);
}

function lineAt(bytes: Buffer, index: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0 && at < index; at = bytes.indexOf(NEW_LINE, at + 1)) line++;
  return line;
}

/** No character of UTF-8 holds the byte of another, so a text is good when its lines are. */
function firstLineThat(bytes: Buffer, is: (line: Buffer) => boolean): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEW_LINE, from);
    const to = end < 0 ? bytes.length : end;
    if (is(bytes.subarray(from, to))) return line;
    from = to + 1;
  }
  return line;
}
