import { failoverFragments } from "../../src/policy/fragments";
import { GOLDEN_NAMES, GOLDEN_PLANS, policyOf } from "../support/fixtures-golden";

// Whoever is on call reads these: a change here is a change of what the gateway does.
test.each(GOLDEN_NAMES)("the policy of a small plan, as people read it: %s", async (name) => {
  await expect(policyOf(GOLDEN_PLANS[name])).toMatchFileSnapshot(`golden/${name}.policy.xml`);
});

test.each(failoverFragments(GOLDEN_PLANS["active-passive"]))("the fragment: $part", async ({ part, xml }) => {
  await expect(xml).toMatchFileSnapshot(`golden/${part}.fragment.xml`);
});

test("the fragment of the memory where 400s are counted", async () => {
  const fragments = failoverFragments(GOLDEN_PLANS["bad-requests"]);
  const xml = fragments.find(({ part }) => part === "memory")?.xml;

  await expect(xml).toMatchFileSnapshot("golden/bad-requests.memory.fragment.xml");
});
