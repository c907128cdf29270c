import { messageOf } from "./fixtures-errors";

/** What is done wrong, and every line of the message that it must end in, without the indentation. */
export type BadInput = readonly [what: string, action: () => unknown, ...message: readonly string[]];

/** One test for each bad input: the message, letter by letter. */
export function refuses(inputs: readonly BadInput[]): void {
  test.each(inputs.map(([what, action, ...lines]) => ({ what, action, lines })))("fails for $what", (input) => {
    const lines = messageOf(input.action)
      .split("\n")
      .map((line) => line.trim());

    expect(lines).toEqual(input.lines);
    // Written for the caller: a coded line, lower case after the path, no full stop.
    for (const problem of lines.slice(1)) {
      expect(problem).toMatch(/^\[[A-Z]\w+\] \S.*?: [^A-Z].*[^.]$/);
    }
  });
}

/** The regions of the EU Data Boundary as messages list them, those with a data zone first. */
export const REGIONS_OF_EU =
  "allowed are 'francecentral', 'germanywestcentral', 'italynorth', 'northeurope', 'norwayeast', 'polandcentral', 'spaincentral', 'swedencentral', 'switzerlandnorth', 'westeurope', 'austriaeast', 'belgiumcentral', …";
