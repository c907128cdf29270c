/**
 * The prefix of all names, from the environment. There is no default on purpose: some names are unique in all of Azure, so two
 * teams that deploy an example with the same prefix would clash.
 */
export function namePrefix(): string {
  const value = process.env.NAME_PREFIX;
  if (!value) {
    throw new Error(
      "NAME_PREFIX is not set: the names of the accounts are unique in all of Azure, so an example has none of its own; set it to 2 to 12 characters of yours, lower-case letters, digits and '-'",
    );
  }
  return value;
}
