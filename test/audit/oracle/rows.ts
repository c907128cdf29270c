import type { Aspect } from "./aspect";
import { backendVerdicts } from "./backends";
import { REGIONS, type Region, regionNamed, WEB_TEST_LOCATIONS } from "./facts";
import type { Judging, RowContext } from "./judging";
import type { MeantResource, MeantText, Value } from "./meant";
import type { Place } from "./places";
import type { Verdict } from "./verdict";
import { isOneOf, truthOf } from "./words";

type Judge = (context: RowContext) => readonly Verdict[];

const JUDGES: { readonly [judge: string]: Judge | undefined } = {
  region,
  reference,
  host: (context) => leads(context, (value) => context.judging.index.endsOfHost(value, context.resource.stack)),
  secret: (context) => leads(context, (value) => context.judging.index.endsOfSecret(value, context.resource.stack)),
  text: (context) => leads(context, (value) => context.judging.index.endsInText(value, context.resource.stack)),
  redundancy,
  pair,
  forbidden,
  "data-location": (context) => parts(context),
  "web-test": (context) => points(context),
  transit: ({ row }) => [{ code: "TransitOutsideBoundary", attribute: row.path }],
  rule: (context) => backendVerdicts(context),
};

export function rowVerdicts(context: RowContext): readonly Verdict[] {
  const { row, judging } = context;
  const judge = JUDGES[row.judge];
  return judge !== undefined && judging.index.sees(row.judge as Aspect) ? judge(context) : [];
}

function region(context: RowContext): readonly Verdict[] {
  const { judging, row, all, resource } = context;
  const attribute = row.path;
  const isTop = !row.path.includes(".");
  if (all.length === 0 && !isTop && hasBlock(resource, row.path) && judging.index.sees("what a block lacks")) {
    return [{ code: "Unknown", attribute }];
  }
  const named = (name: string): readonly Verdict[] => {
    if (isOneOf(row.allowed, name)) return [];
    if (isOneOf(row.paired, name)) return pairIsOutside(context) ? [{ code: row.code, attribute }] : [];
    const found = regionNamed(name);
    return judging.atPlace(found ? { region: found } : "unknown", attribute, row.code);
  };
  if (all.length === 0) return missing(context, named);
  return judgedTexts({ ...context, values: all }, (said) => {
    if (said === undefined) return [{ code: "Unknown", attribute }];
    return said === "" && isTop ? missing(context, named) : named(said);
  });
}

function missing({ row, judging }: RowContext, named: (name: string) => readonly Verdict[]): readonly Verdict[] {
  if (row.whenMissing === undefined || !judging.index.sees("what is missing")) return [];
  return named(String(row.whenMissing));
}

function hasBlock({ flows, ways }: MeantResource, path: string): boolean {
  const block = path.slice(0, path.lastIndexOf(".") + 1);
  return [...flows, ...ways].some((flow) => flow.path.startsWith(block));
}

function reference(context: RowContext): readonly Verdict[] {
  const { judging, row, values, resource } = context;
  if (values.length === 0 && row.required && judging.index.sees("what is missing")) {
    return [{ code: "Unknown", attribute: row.path }];
  }
  const { index } = judging;
  return leads(context, (value) =>
    row.named ? index.endsOfName(value, resource.stack, row.named) : index.ends(value, resource.stack),
  );
}

function leads(
  { judging, row, values, seen }: RowContext,
  endsOf: (value: Value) => ReturnType<Judging["index"]["ends"]>,
): readonly Verdict[] {
  return values.flatMap((value) => judging.atEnds(endsOf(value), row.path, row.code, seen()));
}

function redundancy(context: RowContext): readonly Verdict[] {
  const { judging, row, values } = context;
  const leaks: readonly Verdict[] = pairIsOutside(context) ? [{ code: row.code, attribute: row.path }] : [];
  if (values.length === 0) {
    const stands = judging.index.sees("what is missing") ? row.whenMissing : undefined;
    return stands === undefined || isOneOf(row.safe, String(stands)) ? [] : leaks;
  }
  return judgedTexts(context, (said) => (isOneOf(row.safe, said) ? [] : leaks));
}

/** Whether copies in the paired region would be outside, or nobody can tell. */
function pairIsOutside({ judging, resource }: RowContext): boolean {
  const regions = judging.places.regionsOf(resource);
  return !regions?.every((own) => {
    const other = pairOf(own);
    return other !== undefined && judging.places.isInside(other);
  });
}

function pairOf({ pairedRegion }: Region): Region | undefined {
  return REGIONS.find(({ name }) => name === pairedRegion);
}

/** The service copies to the pair in its own geography, whatever is written. */
function pair({ judging, resource, row }: RowContext): readonly Verdict[] {
  const { places } = judging;
  const regions = places.regionsOf(resource) ?? places.regionsInside();
  const leaks = regions
    .filter((own) => places.isInside(own) && !row.except?.includes(own.name))
    .some((own) => {
      const other = pairOf(own);
      return other !== undefined && other.geography === own.geography && !places.isInside(other);
    });
  return leaks ? [{ code: row.code, attribute: row.path }] : [];
}

function forbidden(context: RowContext): readonly Verdict[] {
  const { row, values } = context;
  const leaks = { code: row.code, attribute: row.path };
  const others = values.filter((value) => !isText(value)).map(() => leaks);
  const found = judgedTexts(context, (said) => {
    // Of a switch that is neither on nor off nobody can tell what it does.
    const isRead = row.leaks?.some((word) => typeof word === "boolean")
      ? truthOf(said) !== undefined
      : said !== undefined;
    return row.leaks !== undefined && isRead && !isOneOf(row.leaks, said) ? [] : [leaks];
  });
  return [...others, ...found];
}

function parts({ judging, resource, row, values }: RowContext): readonly Verdict[] {
  const stands = judging.index.sees("what is missing") ? row.whenMissing : undefined;
  const missing: readonly MeantText[] =
    stands === undefined ? [] : [{ kind: "text", says: String(stands), telling: "literal" }];
  return (values.length > 0 ? values.filter(isText) : missing).flatMap((text) =>
    judging.atPlace(judging.places.ofPart(resource, row.path, text), row.path, row.code),
  );
}

function points(context: RowContext): readonly Verdict[] {
  const { judging, row } = context;
  return judgedTexts(context, (said) => {
    const id = said?.toLowerCase();
    const point = WEB_TEST_LOCATIONS.find((known) => known.id === id);
    const found = point && regionNamed(point.region);
    const place: Place = found ? { region: found } : "unknown";
    return judging.atPlace(place, row.path, row.code);
  });
}

function judgedTexts(
  { judging, resource, row, values }: RowContext,
  judge: (said: string | undefined) => readonly Verdict[],
): readonly Verdict[] {
  return values.filter(isText).flatMap((text) => judging.places.texts.judged(resource, row.path, text, judge));
}

function isText(value: Value): value is MeantText {
  return value.kind === "text";
}
