/** Something that happens at a time. */
export interface Happening {
  happen(now: number): void;
}

/** The time, in milliseconds since the start. Whoever is given the clock sees it move. */
export interface Clock {
  now: number;
}

/** What is still to happen, the earliest first; of two at one time, the one that was planned first. */
export class EventHeap {
  private readonly times: number[] = [];
  private readonly orders: number[] = [];
  private readonly events: Happening[] = [];
  private planned = 0;

  get size(): number {
    return this.events.length;
  }

  plan(at: number, event: Happening): void {
    const { times, orders, events } = this;
    const order = this.planned;
    this.planned += 1;
    let place = events.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (times[parent] <= at) break;
      times[place] = times[parent];
      orders[place] = orders[parent];
      events[place] = events[parent];
      place = parent;
    }
    times[place] = at;
    orders[place] = order;
    events[place] = event;
  }

  /** Lets everything happen until nothing is left to happen; what happens may plan more. */
  run(clock: Clock): void {
    while (this.events.length > 0) {
      clock.now = this.times[0];
      this.takeFirst().happen(clock.now);
    }
  }

  private takeFirst(): Happening {
    const { times, orders, events } = this;
    const first = events[0];
    const at = times.pop() as number;
    const order = orders.pop() as number;
    const event = events.pop() as Happening;
    if (events.length > 0) this.sink(at, order, event);
    return first;
  }

  /** Puts an event in the place of the first and lets it sink to where it belongs. */
  private sink(at: number, order: number, event: Happening): void {
    const { times, orders, events } = this;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && this.isBefore(child + 1, times[child], orders[child])) child += 1;
      if (!this.isBefore(child, at, order)) break;
      times[place] = times[child];
      orders[place] = orders[child];
      events[place] = events[child];
      place = child;
    }
    times[place] = at;
    orders[place] = order;
    events[place] = event;
  }

  private isBefore(place: number, at: number, order: number): boolean {
    return this.times[place] < at || (this.times[place] === at && this.orders[place] < order);
  }
}
