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
import { HIDING, type MeantResource, type MeantText } from "./meant";

/** Where something is: in a region, in a part of the world, or why there is no answer. */
export type Place =
  | { readonly region: Region }
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

export class Places {
  constructor(private readonly index: AppIndex) {}

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

  /** What a text says, as it is spelt; nothing where it cannot be told. */
  said({ says, telling }: MeantText): string | undefined {
    if (HIDING.includes(telling) && this.index.sees("what is not told")) return undefined;
    return telling === "upper case" ? says.toUpperCase() : says;
  }

  ofRegionText(text: MeantText): Place {
    const name = this.said(text);
    return name === undefined ? "unknown" : this.regionPlace(name);
  }

  ofPartText(text: MeantText): Place {
    const name = this.said(text)?.toLowerCase();
    const part = DATA_LOCATIONS.find((known) => known.name.toLowerCase() === name);
    if (!part) return "unknown";
    if (!part.euDataBoundary) return { countries: part.countries };
    return { countries: COUNTRIES.filter((country) => country.euDataBoundary).map(({ code }) => code) };
  }

  isInside({ country }: Region): boolean {
    return !this.index.sees("country of a region") || this.index.app.boundary.storedIn.includes(country);
  }

  isGeographyInside(region: Region): boolean {
    if (!this.index.sees("geography of an account")) return true;
    return countriesAround(region).every((country) => this.index.app.boundary.storedIn.includes(country));
  }

  /** The regions of a resource; nothing where one cannot be told. */
  regionsOf(resource: MeantResource): readonly Region[] | undefined {
    const places = this.of(resource).map(({ place }) => place);
    const regions = places.flatMap((place) => (typeof place === "object" && "region" in place ? [place.region] : []));
    return regions.length > 0 && regions.length === places.length ? regions : undefined;
  }

  /** All that a resource of which nobody knows the region could be in without a finding. */
  regionsInside(): readonly Region[] {
    return REGIONS.filter((region) => this.isInside(region));
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
    if (location && location.says !== "") return [{ attribute, place: this.ofRegionText(location) }];
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
      return written.length > 0 ? written : [missing];
    });
    if (texts.length === 0) {
      return [{ attribute, place: this.index.sees("services of the world") ? "world" : "nowhere" }];
    }
    return texts.flatMap((text) => (text.kind === "text" ? [{ attribute, place: this.ofPartText(text) }] : []));
  }

  private missing(): Place {
    return this.index.sees("what is missing") ? "unknown" : "nowhere";
  }
}
