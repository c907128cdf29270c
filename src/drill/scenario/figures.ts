// What measures and results are calculated with: nothing where there is nothing to tell.

export function total(counts: Uint32Array): number {
  return counts.reduce((sum, each) => sum + each, 0);
}

export function ratio(part: number, all: number): number | undefined {
  return all === 0 ? undefined : part / all;
}

export function seconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1000;
}
