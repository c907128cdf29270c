import type { AppIndex, End } from "./app-index";
import {
  COUNTRIES,
  countriesAround,
  DATA_LOCATIONS,
  REGIONS,
  type Region,
  regionNamed,
  rowsOf,
  TYPES,
  type Way,
} from "./facts";
import type { MeantResource, MeantText } from "./meant";
import { regionsHeld } from "./plan-check";
import { Texts } from "./texts";

/** Where something is: in a region, in a part of the world, or why there is no answer. */
export type Place =
  | { readonly region: Region }
  /** In one of some regions: Terraform checks that. */
  | { readonly held: readonly Region[] }
  | { readonly countries: readonly string[] | undefined }
  | "unknown"
  | "nowhere"
  | "world"
  | "anything";

/** One way in which the place of a resource is told. */
export interface Placed {
  readonly attribute: string;
  readonly place: Place;
  /** What it belongs to, where that tells. */
  readonly parent?: MeantResource;
}

const ACCOUNTS = ["azurerm_cognitive_account", "azurerm_ai_services"];
/** Providers whose resources are nothing but a value in the state, or in the tenant. */
const HARMLESS = /^(?:random_|time_|tls_|azuread_|null_resource$|terraform_data$)/;

export function isAccount({ type }: MeantResource): boolean {
  return ACCOUNTS.includes(type);
}

/** Regions that something is in, or may be. */
export function regionsIn(place: Place): readonly Region[] {
  if (typeof place === "string" || "countries" in place) return [];
  return "held" in place ? place.held : [place.region];
}

export class Places {
  readonly texts: Texts;

  constructor(private readonly index: AppIndex) {
    this.texts = new Texts(index);
  }

  of(resource: MeantResource): readonly Placed[] {
    const row = TYPES.get(resource.type);
    switch (row?.class) {
      case "located":
        return this.located(resource, row.otherwise);
      case "child":
        return this.index.sees("parents") ? this.byWays(resource, row.ways) : [];
      case "no-data":
        return [{ attribute: "name", place: "nowhere" }];
      case "global":
        return this.ofTheWorld(resource);
      case "opaque":
        return [{ attribute: "name", place: this.index.sees("types that can do anything") ? "anything" : "nowhere" }];
      default: {
        const isSeen = this.index.sees("types that are in no table");
        return [{ attribute: "name", place: isSeen && !HARMLESS.test(resource.type) ? "anything" : "nowhere" }];
      }
    }
  }

  ofEnd(end: End): readonly Place[] {
    if ("resource" in end) return this.of(end.resource).map(({ place }) => place);
    if ("region" in end) return [this.regionPlace(end.region)];
    return ["nothing" in end ? "nowhere" : this.untold()];
  }

  /** Where a location says. One that is taken from another resource is as certain as it is there. */
  ofLocation(resource: MeantResource, location: MeantText): Place {
    const { texts, index } = this;
    const source = this.sourceOf(location);
    const name = texts.said(source);
    const place = name === undefined ? "unknown" : this.regionPlace(name);
    const isRight = typeof place === "object" && this.isRight(place) && (!isAccount(resource) || this.isAtRest(place));
    if (name !== undefined && !(isRight && texts.isGiven(source))) return place;
    const holder = location.holder === undefined ? undefined : index.resource(location.holder);
    if (holder?.location) {
      // Of a type that no table holds, nobody knows what it makes of a location.
      const there = TYPES.has(holder.type) ? this.ofLocation(holder, holder.location) : "unknown";
      return typeof there === "object" && "held" in there ? there : this.untold();
    }
    const isHeld = texts.isChecked(resource, "location", location);
    return isHeld ? { held: regionsHeld(resource.type, index.app.boundary) } : this.untold();
  }

  /** The part of the world that a text at a path says. */
  ofPart(resource: MeantResource, path: string, text: MeantText): Place {
    const name = this.texts.said(text);
    const place = name === undefined ? "unknown" : partNamed(name);
    const isOpen = name === undefined || (typeof place === "object" && this.isRight(place) && this.texts.isGiven(text));
    if (!isOpen) return place;
    return this.texts.isChecked(resource, path, text) ? "nowhere" : this.untold();
  }

  isInside({ country }: Region): boolean {
    return !this.index.sees("country of a region") || this.index.app.boundary.storedIn.includes(country);
  }

  /** Whether a place that is told is inside. */
  isRight(place: Exclude<Place, string>): boolean {
    if ("countries" in place) {
      return place.countries?.every((country) => this.index.app.boundary.storedIn.includes(country)) ?? false;
    }
    return regionsIn(place).every((region) => this.isInside(region));
  }

  isAtRest(place: Place): boolean {
    return regionsIn(place).every((region) => this.isGeographyInside(region));
  }

  isGeographyInside(region: Region): boolean {
    if (!this.index.sees("geography of an account")) return true;
    return countriesAround(region).every((country) => this.index.app.boundary.storedIn.includes(country));
  }

  /** The regions of a resource; nothing where one cannot be told. */
  regionsOf(resource: MeantResource): readonly Region[] | undefined {
    const places = this.of(resource).map(({ place }) => place);
    const regions = places.map(regionsIn);
    const areTold = regions.length > 0 && regions.every((some) => some.length > 0);
    return areTold ? regions.flat() : undefined;
  }

  /** All that a resource of which nobody knows the region could be in without a finding. */
  regionsInside(): readonly Region[] {
    return REGIONS.filter((region) => this.isInside(region));
  }

  /** The text that a location is taken from. */
  private sourceOf(location: MeantText): MeantText {
    const holder = location.holder === undefined ? undefined : this.index.resource(location.holder);
    return holder?.location ? this.sourceOf(holder.location) : location;
  }

  untold(): Place {
    return this.index.sees("what is not told") ? "unknown" : "nowhere";
  }

  private regionPlace(name: string): Place {
    const region = regionNamed(name);
    return region ? { region } : "unknown";
  }

  private located(resource: MeantResource, otherwise: readonly Way[] | undefined): readonly Placed[] {
    const { location } = resource;
    const attribute = "location";
    if (location && location.says !== "") return [{ attribute, place: this.ofLocation(resource, location) }];
    if (otherwise === undefined) return [{ attribute, place: this.missing() }];
    return otherwise.length === 0 ? [{ attribute, place: "nowhere" }] : this.byWays(resource, otherwise);
  }

  private byWays(resource: MeantResource, ways: readonly Way[]): readonly Placed[] {
    const found = ways.flatMap((way) =>
      resource.ways
        .filter(({ path }) => path === way.attribute)
        .flatMap(({ values }) => values)
        .flatMap((value) => this.index.parentEnds(value, resource, way))
        .flatMap((end) =>
          this.ofEnd(end).map((place) => ({
            attribute: way.attribute,
            place,
            parent: "resource" in end ? end.resource : undefined,
          })),
        ),
    );
    return found.length > 0 ? found : [{ attribute: ways[0].attribute, place: this.missing() }];
  }

  private ofTheWorld(resource: MeantResource): readonly Placed[] {
    const attribute = "name";
    const rows = rowsOf(resource.type).filter(({ judge }) => judge === "data-location");
    const texts = rows.flatMap(({ path, whenMissing }) => {
      const written = resource.flows.filter((flow) => flow.path === path).flatMap(({ values }) => values);
      const missing = { kind: "text", says: String(whenMissing), telling: "literal" } as const;
      return (written.length > 0 ? written : [missing]).map((text) => ({ path, text }));
    });
    if (texts.length === 0) {
      return [{ attribute, place: this.index.sees("services of the world") ? "world" : "nowhere" }];
    }
    return texts.flatMap(({ path, text }) =>
      text.kind === "text" ? [{ attribute, place: this.ofPart(resource, path, text) }] : [],
    );
  }

  private missing(): Place {
    return this.index.sees("what is missing") ? "unknown" : "nowhere";
  }
}

function partNamed(name: string): Place {
  const part = DATA_LOCATIONS.find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (!part) return "unknown";
  if (!part.euDataBoundary) return { countries: part.countries };
  return { countries: COUNTRIES.filter((country) => country.euDataBoundary).map(({ code }) => code) };
}
