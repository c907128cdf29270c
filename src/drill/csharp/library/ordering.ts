import type { Raw } from "../value";
import type { Comparer } from "../values/identity";

/** Sorted; what is equal stays in its order. */
export function stableSorted(items: readonly Raw[], order: Comparer): Raw[] {
  return [...items].sort(order);
}
