import { PAIR, STRING } from "../types/core-types";
import { definition } from "../types/definitions";
import { PairValue } from "../values/pair-value";
import { Sequence } from "../values/sequence";
import type { ObjectToken } from "./tokens";

const JTOKEN = definition("JToken").type;

/** What a `foreach` over a `JObject` walks through. */
export function pairsOf(object: ObjectToken): Sequence {
  const pairs = () =>
    [...object.properties.values()].map(({ name, value }) => new PairValue(STRING, JTOKEN, name, value));
  return new Sequence(PAIR.of(STRING, JTOKEN), pairs);
}
