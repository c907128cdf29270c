import type { Member } from "../library/member";
import { type Accessors, type Body, Running, Typed } from "../library/member-table";
import { nullReference } from "../text/exceptions";
import type { Type } from "../types/type";
import type { Raw } from "../value";
import type { Code } from "./frame";

/** What an `out` argument of the library writes to. */
export interface Out {
  value: Raw;
}

type Call = (...args: Raw[]) => Raw;

/** What a member does for these type arguments: those of its owner, then its own. */
export function specialized(member: Member, types: readonly Type[]): Body | Running | Accessors {
  const { implementation } = member;
  if (implementation instanceof Typed) return implementation.make(types);
  if (typeof implementation === "function" || implementation instanceof Running)
    return implementation as Body | Running;
  if (isAccessors(implementation)) return implementation;
  return () => implementation;
}

export function isAccessors(body: unknown): body is Accessors {
  return typeof body === "object" && body !== null && "get" in body && "set" in body;
}

/** Calls with the values of the codes; of an object, the first of them must not be null. */
export function callCode(body: Body | Running, codes: readonly Code[], needsObject: boolean): Code {
  if (body instanceof Running) return runningCode(body.body as unknown as RunningCall, codes, needsObject);
  const call = body as unknown as Call;
  return needsObject ? objectCallCode(call, codes) : plainCallCode(call, codes);
}

type RunningCall = (run: unknown, ...args: Raw[]) => Raw;

function runningCode(call: RunningCall, codes: readonly Code[], needsObject: boolean): Code {
  const [a, b] = codes;
  if (codes.length === 0) return (frame) => call(frame.run);
  if (codes.length === 1 && !needsObject) return (frame) => call(frame.run, a(frame));
  if (codes.length === 2 && !needsObject) return (frame) => call(frame.run, a(frame), b(frame));
  return (frame) => {
    const values = codes.map((code) => code(frame));
    if (needsObject && values[0] === null) throw nullReference();
    return call(frame.run, ...values);
  };
}

function plainCallCode(call: Call, codes: readonly Code[]): Code {
  const [a, b, c, d] = codes;
  switch (codes.length) {
    case 0:
      return () => call();
    case 1:
      return (frame) => call(a(frame));
    case 2:
      return (frame) => call(a(frame), b(frame));
    case 3:
      return (frame) => call(a(frame), b(frame), c(frame));
    case 4:
      return (frame) => call(a(frame), b(frame), c(frame), d(frame));
    default:
      return (frame) => call(...codes.map((code) => code(frame)));
  }
}

function objectCallCode(call: Call, codes: readonly Code[]): Code {
  const [self, a, b, c] = codes;
  switch (codes.length) {
    case 1:
      return (frame) => call(present(self(frame)));
    case 2:
      return (frame) => {
        const object = self(frame);
        const first = a(frame);
        return call(present(object), first);
      };
    case 3:
      return (frame) => {
        const object = self(frame);
        const first = a(frame);
        const second = b(frame);
        return call(present(object), first, second);
      };
    case 4:
      return (frame) => {
        const object = self(frame);
        const first = a(frame);
        const second = b(frame);
        const third = c(frame);
        return call(present(object), first, second, third);
      };
    default:
      return (frame) => {
        const values = codes.map((code) => code(frame));
        present(values[0]);
        return call(...values);
      };
  }
}

function present(object: Raw): Raw {
  if (object === null) throw nullReference();
  return object;
}

/** A call with `out` arguments: each code of an out gives an `Out`, whose value goes to where it belongs after the call. */
export function outCallCode(
  body: Body | Running,
  codes: readonly Code[],
  needsObject: boolean,
  assigns: ReadonlyMap<number, (frame: Parameters<Code>[0], value: Raw) => void>,
): Code {
  return (frame) => {
    const values = codes.map((code, at): Raw => (assigns.has(at) ? ({ value: null } satisfies Out) : code(frame)));
    if (needsObject) present(values[0]);
    const call = body instanceof Running ? (body.body as unknown as RunningCall).bind(undefined, frame.run) : body;
    const result = (call as unknown as Call)(...values);
    for (const [at, assign] of assigns) assign(frame, (values[at] as Out).value);
    return result;
  };
}
