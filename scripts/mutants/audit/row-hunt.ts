import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DataFlowRow, ResourceTypeRow } from "../../../src/audit/facts";
import { ROOT } from "../../support/run";
import { type CollectedTest, CollectedTests } from "./collected-tests";
import { flowVariants, type RowVariant, typeVariants } from "./row-variants";

/** What became of a row of a table, as it counts for one type, when it was changed. */
export interface RowTrophy {
  /** For example `azurerm_storage_account account_replication_type`. */
  readonly row: string;
  readonly change: string;
  readonly isNoticed: boolean;
}

type Row = DataFlowRow | ResourceTypeRow;
type Tables = { readonly DATA_FLOWS: readonly DataFlowRow[]; readonly RESOURCE_TYPES: readonly ResourceTypeRow[] };

const GENERATED = "test/audit/generated";
const LOOK_UP = "src/audit/flow-rows.ts";
/** The tests know the tables as they are; only what the audit finds in them is another. */
const FOUND: readonly (readonly [find: string, replace: string])[] = [
  ["return flowsOf.get(type) ?? [];", "return (flowsOf.get(type) ?? []).flatMap((row) => inPlaceOf(type, row) ?? []);"],
  ["return classOf.get(type);", "return inPlaceOf(type, classOf.get(type));"],
];
const IN_PLACE = `
let changed: { readonly type: string; readonly row: object; readonly other?: any } | undefined;
export function putInPlace(type: string, row: object, other?: object): void {
  changed = { type, row, other };
}
function inPlaceOf<Row>(type: string, row: Row): Row {
  return changed?.type === type && changed.row === row ? changed.other : row;
}
`;

interface LookUp {
  putInPlace(type: string, row: Row, other?: Row): void;
}

/** Changes the rows of the tables of facts, type by type, and looks whether a generated test of that type fails. */
export class RowHunter {
  private readonly tests: CollectedTests;
  private readonly lookUp: LookUp;
  private readonly testsOf = new Map<unknown, CollectedTest[]>();

  constructor() {
    const files = readdirSync(join(ROOT, GENERATED)).filter((file) => file.endsWith(".test.ts"));
    this.tests = new CollectedTests(
      files.map((file) => `${GENERATED}/${file}`),
      new Map([[LOOK_UP, lookUpText()]]),
    );
    this.lookUp = this.tests.modules.load<LookUp>(LOOK_UP);
    for (const test of this.tests.all) {
      for (const one of new Set(test.given)) this.testsOf.set(one, [...(this.testsOf.get(one) ?? []), test]);
    }
  }

  /** Tests that fail where nothing is changed. */
  faults(): readonly string[] {
    return this.tests.all.flatMap(({ given, run }) => (isRed(run) ? [`${GENERATED}: ${given[0]}`] : []));
  }

  /** The ways that data takes besides the place of a resource. */
  flows(): readonly RowTrophy[] {
    return this.table("data-flows").DATA_FLOWS.flatMap((row) =>
      row.types.flatMap((type) => {
        const tests = (this.testsOf.get(row) ?? []).filter(({ given }) => given.includes(type));
        return flowVariants(row).map((variant) => this.hunt(`${type} ${row.path}`, type, row, variant, tests));
      }),
    );
  }

  /** How the place of a resource is found. */
  types(): readonly RowTrophy[] {
    const rows = this.table("resource-types").RESOURCE_TYPES;
    const rowOf = new Map(rows.flatMap((row) => row.types.map((type) => [type, row] as const)));
    return rows.flatMap((row) =>
      row.types.flatMap((type) => {
        const tests = this.testsOf.get(type) ?? [];
        return typeVariants(row, type, (name) => rowOf.get(name)).map((variant) =>
          this.hunt(type, type, row, variant, tests),
        );
      }),
    );
  }

  private table(name: string): Tables {
    return this.tests.modules.load<Tables>(`src/audit/data/${name}.ts`);
  }

  private hunt<R extends Row>(
    name: string,
    type: string,
    row: R,
    { change, other }: RowVariant<R>,
    tests: readonly CollectedTest[],
  ): RowTrophy {
    this.lookUp.putInPlace(type, row, other);
    const isNoticed = tests.some(({ run }) => isRed(run));
    this.lookUp.putInPlace("", row);
    return { row: name, change, isNoticed };
  }
}

function lookUpText(): string {
  let text = readFileSync(join(ROOT, LOOK_UP), "utf8");
  for (const [find, replace] of FOUND) {
    if (text.split(find).length !== 2) throw new Error(`'${find}' is not found once in ${LOOK_UP}`);
    text = text.replace(find, () => replace);
  }
  return text + IN_PLACE;
}

function isRed(run: () => void): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}
