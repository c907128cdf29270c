// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
import { isMap, isOneOf, isResourceId, lookOf } from "../../src/private/guards";

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ["x", false],
  [5, false],
])("isMap(%j) is %j", (value, expected) => {
  expect(isMap(value)).toBe(expected);
});

test.each([
  ["Prompt", true],
  ["PROMPT", false],
  ["toString", false],
  [undefined, false],
])("isOneOf({ PROMPT: 'Prompt' }, %j) is %j", (value, expected) => {
  expect(isOneOf({ PROMPT: "Prompt" }, value)).toBe(expected);
});

test.each([
  ["/subscriptions/1/resourceGroups/g", true],
  ["/Subscriptions/1", true],
  ["${azurerm_subnet.x.id}", true],
  ["#{TfToken[1]}", true],
  ["/subscriptions/", false],
  ["https://portal/subscriptions/1", false],
  ["nonsense", false],
  ["", false],
  [null, false],
  [["/subscriptions/1"], false],
])("isResourceId(%j) is %j", (value, expected) => {
  expect(isResourceId(value)).toBe(expected);
});

test.each(["UK South", "uk\u00a0south", "u\u212asouth", "uk-south", "uk\u200bsouth", "uksouth"])(
  "'%s' looks like 'uksouth'",
  (name) => {
    expect(lookOf(name)).toBe("uksouth");
  },
);
