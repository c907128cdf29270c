import fc from "fast-check";
import { Dice } from "./dice";
import { Draft } from "./draft";
import { COUNTRIES, FLOWS, REGIONS, rowsOf } from "./facts";
import { type MeantApp, type MeantBoundary, pathOf } from "./meant";

const EU = COUNTRIES.filter(({ euDataBoundary }) => euDataBoundary).map(({ code }) => code);
const MEMBERS = COUNTRIES.filter(({ euMemberState }) => euMemberState).map(({ code }) => code);
const WITH_REGIONS = [...new Set(REGIONS.map(({ country }) => country))];
const CODES = [...new Set(FLOWS.flatMap(({ code }) => code ?? [])), "AtRestLeavesBoundary", "ProcessingLeavesBoundary"];
const MOST_RESOURCES = 14;

/** Apps that are drawn from numbers, so that a failing one becomes smaller. */
export const arbitraryApp: fc.Arbitrary<MeantApp> = fc
  .array(fc.nat({ max: 99_999 }), { minLength: 40, maxLength: 400, size: "max" })
  .map((numbers) => drawnApp(new Dice(numbers)));

function drawnApp(dice: Dice): MeantApp {
  const draft = new Draft(
    dice,
    drawnBoundary(dice),
    dice.weighed([
      [80, 1],
      [20, 2],
    ] as const),
  );
  const roots = dice.pick([1, 2, 3, 4]);
  for (let root = 0; root < roots; root++) {
    const { type, row } = draft.root();
    const resource = draft.add(
      type,
      dice.weighed([
        [80, "zone"],
        [15, "beside"],
        [5, "nobody"],
      ] as const),
    );
    if (row) draft.fill(resource, row);
  }
  if (dice.chance(15)) draft.stranger();
  // A list that grows while it is walked.
  for (const resource of draft.resources) {
    if (draft.resources.length > MOST_RESOURCES) break;
    draft.deploy(resource);
    draft.give(resource);
    for (const row of rowsOf(resource.type)) {
      // Type of a deployment, and what an account does with what it is sent.
      if (dice.chance(row.path === "sku.name" ? 90 : row.path === "storage.storage_account_id" ? 70 : 35))
        draft.fill(resource, row);
      if (dice.chance(60)) draft.fillCondition(resource, row);
    }
  }
  return draft.app({ boxes: drawnBoxes(dice, draft), waivers: drawnWaivers(dice, draft) });
}

function drawnBoundary(dice: Dice): MeantBoundary {
  const set = dice.weighed<() => readonly string[]>([
    [30, () => EU],
    [10, () => MEMBERS],
    [15, () => ["US"]],
    [10, () => ["NL"]],
    [15, () => [dice.pick(WITH_REGIONS)]],
    [15, () => [...new Set([1, 2, 3, 4].map(() => dice.pick(WITH_REGIONS)))]],
    [5, () => [dice.pick(COUNTRIES).code]],
  ]);
  const storedIn = set();
  return { storedIn, processedIn: dice.chance(15) ? set() : storedIn };
}

function drawnBoxes(dice: Dice, draft: Draft): MeantApp["boxes"] {
  const count = dice.weighed([
    [78, 0],
    [18, 1],
    [4, 2],
  ] as const);
  return [0, 1].slice(0, count).map((number) => ({
    kind: dice.pick(["module", "program"]),
    name: `box${number}`,
    path: dice.pick(["prod/shared/box", "prod/eu/box", undefined]),
    stack: draft.stack(),
    gifts: [0, 1].slice(0, dice.pick([1, 0, 2])).map(() => draft.gift()),
  }));
}

function drawnWaivers(dice: Dice, { resources }: Draft): MeantApp["waivers"] {
  if (!dice.chance(20)) return [];
  const target = dice.pick(["prod/eu", "prod/eu/team", ...resources.map(pathOf)]);
  return [{ code: dice.pick(CODES), target }];
}
