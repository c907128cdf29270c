import fc from "fast-check";
import {
  type BoundaryFact,
  COUNTRY_FACTS,
  MODEL_FACTS,
  mayProcess,
  mayStore,
  mayStoreAtRest,
  REGION_FACTS,
  TYPE_FACTS,
} from "./fixtures-oracle";

/** What somebody asks for: any of it may be wrong. */
export interface Scenario {
  readonly boundary: BoundaryFact;
  readonly regions: readonly string[];
  readonly deployments: readonly {
    readonly model: string;
    readonly version: string;
    readonly type: string;
    readonly capacity: number;
    readonly peak?: number;
  }[];
  readonly allowSingleRegion: boolean;
  /** Location of the first account, moved by an override. */
  readonly movedTo?: string;
  /** SKU of the first deployment of the first account, changed by an override. */
  readonly skuChangedTo?: string;
  /** Location of a resource that is made by hand. */
  readonly madeByHandIn?: string;
}

const EU = COUNTRY_FACTS.filter((fact) => fact.euDataBoundary).map((fact) => fact.code);
const MEMBERS = COUNTRY_FACTS.filter((fact) => fact.euMemberState).map((fact) => fact.code);
const ALL = COUNTRY_FACTS.map((fact) => fact.code);
const PAIRS = MODEL_FACTS.flatMap((model) => TYPE_FACTS.map((type) => ({ model, type: type.name })));
const WITH_REGIONS = [...new Set(REGION_FACTS.map((fact) => fact.country))];

const boundary: fc.Arbitrary<BoundaryFact> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(EU, MEMBERS, ["US"], ["GB"], ["NL"], ["IE", "NL"], ["SE"], ALL).map(both) },
  { weight: 1, arbitrary: fc.constant({ ...both(["JP", "AU"]), acceptedDataZones: ["APAC"] }) },
  { weight: 1, arbitrary: fc.constant({ storedIn: ["NL"], processedIn: EU }) },
  {
    weight: 1,
    arbitrary: fc.record({
      storedIn: fc.subarray(WITH_REGIONS, { minLength: 1 }),
      processedIn: fc.subarray(WITH_REGIONS, { minLength: 1 }),
    }),
  },
);

/** Mostly requests that can be built; now and then one with something wrong, wherever it can be wrong. */
export const scenario: fc.Arbitrary<Scenario> = boundary.chain((chosen) => {
  const inside = names().filter((name) => mayStoreAtRest(chosen, name));
  const hosting = inside.filter((name) => fitting(chosen, [name]).length > 0);
  const regionList = fc.uniqueArray(mostly(hosting, names()), { minLength: 1, maxLength: 3 });
  return regionList.chain((regions) =>
    fc.record({
      boundary: fc.constant(chosen),
      regions: fc.constant(regions),
      deployments: fc.array(deployment(chosen, regions), { minLength: 1, maxLength: 2 }),
      allowSingleRegion: fc.constant(regions.length === 1),
      movedTo: rarely(spelled(mostly(inside, names()))),
      skuChangedTo: rarely(fc.constantFrom(...TYPE_FACTS.map((fact) => fact.name), "standard")),
      madeByHandIn: rarely(spelled(mostly(inside, names()))),
    }),
  );
});

/** What of a scenario leaves its boundary, as the facts say; empty when all of it stays inside. */
export function leaksOf({ boundary: asked, regions, deployments, ...changes }: Scenario): string[] {
  const places = regions.map((region, index) => (index === 0 ? fold(changes.movedTo) : undefined) ?? region);
  const stored = [...regions, ...(changes.madeByHandIn ? [fold(changes.madeByHandIn) ?? ""] : [])];
  return [
    ...stored.filter((name) => !mayStore(asked, name)),
    ...[...regions, ...places].filter((name) => !mayStoreAtRest(asked, name)),
    ...deployments.flatMap(({ type }, index) => [
      ...regions.filter((name) => !mayProcess(asked, type, name)),
      ...places
        .map((name, place) => [(index + place === 0 ? changes.skuChangedTo : undefined) ?? type, name] as const)
        .filter(([sku, name]) => !mayProcess(asked, sku, name))
        .map(([sku, name]) => `${sku} in ${name}`),
    ]),
  ];
}

/** `West Europe` as the facts name it. */
export function fold(location: string | undefined): string | undefined {
  return location?.toLowerCase().replaceAll(" ", "");
}

function deployment(chosen: BoundaryFact, regions: readonly string[]) {
  return mostly(fitting(chosen, regions), PAIRS).chain(({ model, type }) => {
    const isProvisioned = type.includes("Provisioned");
    const capacities = isProvisioned ? [50, 100] : [60_000, 120_000];
    return fc.record({
      model: fc.constant(model.name),
      version: fc.constant(model.version),
      type: fc.constant(type),
      capacity: mostly(capacities, [0, -1, 1.5, 7, 900_000_000]),
      peak: rarely(fc.constantFrom(1000, 60_000, 10_000_000)),
    });
  });
}

/** Models and types that every one of the regions has, and that process inside the boundary from there. */
function fitting(chosen: BoundaryFact, regions: readonly string[]) {
  return PAIRS.filter(({ model, type }) =>
    regions.every((region) => model.availability[type]?.includes(region) && mayProcess(chosen, type, region)),
  );
}

function names(): string[] {
  return REGION_FACTS.map((fact) => fact.name);
}

function both(countries: readonly string[]): BoundaryFact {
  return { storedIn: countries, processedIn: countries };
}

function mostly<T>(likely: readonly T[], any: readonly T[]): fc.Arbitrary<T> {
  if (likely.length === 0) return fc.constantFrom(...any);
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...likely) },
    { weight: 1, arbitrary: fc.constantFrom(...any) },
  );
}

function rarely<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** A region as Azure writes it, or as its portal shows it. */
function spelled(name: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(name, fc.boolean())
    .map(([text, asShown]) =>
      asShown ? (REGION_FACTS.find((fact) => fact.name === text)?.displayName ?? text) : text,
    );
}
