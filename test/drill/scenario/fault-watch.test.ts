import { FaultWatch, type Watched } from "../../../src/drill/scenario/fault-watch";

const USUAL: Watched = {
  fromMs: 60_000,
  untilMs: 120_000,
  isOn: (time) => time >= 60_000 && time < 120_000,
  isFaulty: [true, false],
  regions: ["sweden", "france"],
  usualShare: 1,
  requestsPerSecond: 10,
  gateways: 1,
};

/** Sends ten requests a second for a while; `who` tells whom each asks first, and who answers it at once. */
function watch(
  seconds: number,
  who: (at: number) => readonly [asked: number, answered: number],
  options: Partial<Watched> = {},
) {
  const watched = new FaultWatch({ ...USUAL, ...options });
  for (let at = 0; at < seconds * 1000; at += 100) {
    const [asked, answered] = who(at);
    watched.asked(at, asked);
    watched.answered(at, at, answered, (at / 100) % (options.gateways ?? 1));
  }
  return watched;
}

describe("the watch over a fault", () => {
  test("tells when traffic left the account and when it came back", () => {
    const found = watch(300, (at) => {
      if (at < 60_000) return [0, 0];
      if (at < 65_000) return [0, 1];
      return at < 150_000 ? [1, 1] : [0, 0];
    });

    expect([found.detectMs, found.failoverMs, found.failbackMs, found.firstAnswerMs, found.transitions]).toEqual([
      5000, 0, 29_900, 30_000, 2,
    ]);
  });

  test("counts what nobody answered before traffic had failed over", () => {
    const found = watch(120, (at) => [0, at < 60_000 ? 0 : at < 70_000 ? -1 : 1]);

    expect(found.failoverMs).toBe(10_000 - 100);
    expect(found.detectMs).toBeUndefined();
  });

  test.each([
    ["never", () => [0, 0] as const, undefined, undefined],
    ["on the last request", (at: number) => [at < 119_900 ? 0 : 1, at < 119_900 ? 0 : 1] as const, 59_900, undefined],
  ])("tells that traffic failed over %s", (_, who, detectMs, failoverMs) => {
    const found = watch(120, who);

    expect([found.detectMs, found.failoverMs]).toEqual([detectMs, failoverMs]);
  });

  test("tells of few requests from the first good one on", () => {
    const found = new FaultWatch({ ...USUAL, requestsPerSecond: 0.25 });
    for (const [at, account] of [
      [60_000, -1],
      [64_000, 1],
      [68_000, 1],
    ]) {
      found.answered(at, at + 500, account, 0);
    }

    expect(found.failoverMs).toBe(4500);
  });

  test("counts from the answers where requests hang", () => {
    const hung = new FaultWatch(USUAL);
    const later = new FaultWatch(USUAL);
    for (let at = 60_000; at < 75_000; at += 100) {
      hung.answered(at, at + 20_000, 1, 0);
      later.answered(at, at + 20_000, at < 62_000 ? -1 : 1, 0);
    }

    expect([hung.failoverMs, later.failoverMs]).toEqual([20_000, 21_900]);
  });

  test("leaves out the time in which a fault is away", () => {
    const isOn = (time: number) => time >= 60_000 && time < 120_000 && time % 30_000 < 10_000;
    const found = watch(120, (at) => (isOn(at) ? [1, 1] : [0, 0]), { isOn });
    const unnoticed = watch(120, (at) => (isOn(at) ? [0, 1] : [1, 1]), { isOn });

    expect([found.detectMs, found.failoverMs]).toEqual([0, 0]);
    expect(unnoticed.detectMs).toBeUndefined();
  });

  test("waits for a run of requests that is no accident, where accounts share", () => {
    const half = watch(120, (at) => (at < 60_000 || at > 90_000 ? [(at / 100) % 2, 1] : [1, 1]), { usualShare: 0.5 });

    expect(half.detectMs).toBe(0);
    expect(watch(120, (at) => [(at / 100) % 2, 1], { usualShare: 0.5 }).detectMs).toBeUndefined();
  });

  test("takes a share within three standard deviations for the one before", () => {
    const third = (at: number): readonly [number, number] => [
      (at / 100) % 3 === 0 ? 0 : 1,
      (at / 100) % 3 === 0 ? 0 : 1,
    ];
    const back = (at: number) => (at < 150_000 ? ([1, 1] as const) : third(at));

    expect(watch(300, back, { usualShare: 1 / 3 }).failbackMs).toBeLessThan(31_000);
    expect(watch(300, back, { usualShare: 0.6 }).failbackMs).toBeUndefined();
  });

  test("does not count a trial as a transition", () => {
    const trials = watch(120, (at) => (at < 60_000 ? [0, 0] : at % 2000 === 0 ? [0, 0] : [1, 1]));

    expect(trials.transitions).toBe(1);
  });

  test("tells how far apart gateways come back", () => {
    const found = watch(
      200,
      (at) => (at < 60_000 ? [0, 0] : at < 130_000 + ((at / 100) % 4) * 2000 ? [1, 1] : [0, 0]),
      {
        gateways: 4,
      },
    );

    expect(found.returnSpreadMs).toBe(6300);
  });

  test("has nothing to tell where all accounts have the fault", () => {
    const all = watch(300, () => [0, 0], { isFaulty: [true, true] });

    expect([all.detectMs, all.failoverMs, all.failbackMs]).toEqual([undefined, undefined, undefined]);
  });
});
