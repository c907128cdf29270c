import fc from "fast-check";
import { EventHeap } from "../../../src/drill/world/event-heap";

describe("the event heap", () => {
  test("lets events happen by time, and those of one time as they were planned", () => {
    const heap = new EventHeap();
    const happened: string[] = [];
    const plan = (at: number, name: string) => heap.plan(at, { happen: (now) => happened.push(`${name} at ${now}`) });

    plan(5, "third");
    plan(1, "first");
    plan(5, "fourth");
    plan(3, "second");
    heap.run({ now: 0 });

    expect(happened).toEqual(["first at 1", "second at 3", "third at 5", "fourth at 5"]);
    expect(heap.size).toBe(0);
  });

  test("moves the clock, and takes what is planned while it runs", () => {
    const heap = new EventHeap();
    const clock = { now: 0 };
    const seen: number[] = [];
    const tick = {
      happen: (now: number) => {
        seen.push(clock.now);
        if (now < 3) heap.plan(now + 1, tick);
      },
    };

    heap.plan(1, tick);
    heap.run(clock);

    expect(seen).toEqual([1, 2, 3]);
  });

  test("orders any times as a stable sort does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
        const heap = new EventHeap();
        const happened: [number, number][] = [];
        for (const [index, at] of times.entries()) heap.plan(at, { happen: () => happened.push([at, index]) });
        heap.run({ now: 0 });

        const sorted = times.map((at, index): [number, number] => [at, index]).sort(([a], [b]) => a - b);
        expect(happened).toEqual(sorted);
      }),
    );
  });
});
