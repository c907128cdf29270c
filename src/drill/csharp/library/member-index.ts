import type { Definition } from "../types/type";
import { LIBRARY } from "./library";
import { isExtension, type Member, parseMember } from "./member";

type Index = ReadonlyMap<string, readonly Member[]>;

const NONE: readonly Member[] = [];
const INDEXES = new Map<Definition, Index>();
let extensions: Index | undefined;

/** What the type declares itself under a name; `new`, `[]`, `implicit`, `explicit` and operators are names too. */
export function ownMembers(definition: Definition, name: string): readonly Member[] {
  return indexOf(definition).get(name) ?? NONE;
}

export function extensionMembers(name: string): readonly Member[] {
  extensions ??= byName([...LIBRARY.keys()].filter(isStatic).flatMap((each) => [...indexOf(each).values()].flat()));
  return (extensions.get(name) ?? NONE).filter(isExtension);
}

function isStatic(definition: Definition): boolean {
  return definition.shape === "static";
}

function indexOf(definition: Definition): Index {
  const before = INDEXES.get(definition);
  if (before) return before;
  const table = Object.entries(LIBRARY.get(definition) ?? {});
  const made = byName(table.map(([signature, body]) => parseMember(definition, signature, body)));
  INDEXES.set(definition, made);
  return made;
}

function byName(members: readonly Member[]): Index {
  const index = new Map<string, Member[]>();
  for (const member of members) {
    const before = index.get(member.name);
    if (before) before.push(member);
    else index.set(member.name, [member]);
  }
  return index;
}
