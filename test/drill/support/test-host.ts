import { dotNetRandom } from "../../../src/drill/csharp/dotnet-random";
import type { Host } from "../../../src/drill/csharp/request-state";

/** 2026-11-21T12:00:00Z. */
export const TEST_START = Date.UTC(2026, 10, 21, 12);

/** A world of which only the time moves. */
export function testHost(now: () => number): Host {
  let guids = 0;
  return {
    now,
    random: (seed) => dotNetRandom(seed ?? 1),
    newGuid: () => {
      guids += 1;
      return `00000000-0000-4000-8000-${guids.toString(16).padStart(12, "0")}`;
    },
  };
}
