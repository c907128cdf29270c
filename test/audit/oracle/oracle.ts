import { AppIndex } from "./app-index";
import type { Aspect } from "./aspect";
import { isUnder, type MeantApp, type MeantBox, pathOf } from "./meant";
import { Membership } from "./membership";
import { Verdicts } from "./verdicts";

interface Told {
  readonly code: string;
  readonly path: string;
  readonly attribute: string;
}

/**
 * Everything of the zone of an app that is not certainly inside, each as `Code path attribute`, ordered. Says so from what was
 * meant and from `facts/*.json`, and shares no code with what it is compared with.
 *
 * @param blindTo What it does not look at: a broken oracle, to show that a right one is needed.
 */
export function leaksOf(app: MeantApp, blindTo: readonly Aspect[] = []): readonly string[] {
  const index = new AppIndex(app, new Set(blindTo));
  const membership = new Membership(index);
  const verdicts = new Verdicts(index, membership);
  const found: readonly Told[] = [
    ...[...membership.members].flatMap((member) =>
      verdicts.of(member).map((verdict) => ({ ...verdict, path: pathOf(member) })),
    ),
    ...(index.sees("boxes") ? membership.boxes.map(boxTold) : []),
  ];
  const lines = [...waived(found, app, index)].map(({ code, path, attribute }) => `${code} ${path} ${attribute}`);
  return [...new Set(lines)].sort();
}

/** What a module makes is nowhere to be seen, nor what a program does. */
function boxTold({ kind, name, path }: MeantBox): Told {
  const code = "ResourceNotClassified";
  if (kind === "module") return { code, path: path ?? `module.${name}`, attribute: "source" };
  return { code, path: path ?? `data.external.${name}`, attribute: "program" };
}

function waived(found: readonly Told[], { waivers }: MeantApp, index: AppIndex): readonly Told[] {
  const fits = (waiver: MeantApp["waivers"][number]) => (one: Told) =>
    one.code === waiver.code && isUnder(one.path, waiver.target);
  const unused = waivers
    .filter((waiver) => !found.some(fits(waiver)))
    .map(({ target }) => ({ code: "WaiverUnused", path: target, attribute: "waiver" }));
  const left = index.sees("waivers") ? found.filter((one) => !waivers.some((waiver) => fits(waiver)(one))) : found;
  return index.sees("waivers that accept nothing") ? [...left, ...unused] : left;
}
