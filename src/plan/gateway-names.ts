import { digest } from "./physical-name";

// Shorter than Azure allows in places: one length that fits backends and named values.
const MOST_LENGTH = 80;
// What the azurerm provider takes as the name of a backend and of a named value. No capitals in the key: Azure would take
// the names of the accounts 'a' and 'A' for one.
const PLAIN = /^[A-Za-z0-9][\w-]*[A-Za-z0-9]$/;

/**
 * Id of the backend of a deployment in an account: `<prefix>_<deployment>_<account key>`. Prefix and key hold no `_`, so two
 * ids are never the same; where something has to be replaced or cut, a digest of the three follows.
 */
export function backendId(prefix: string, deployment: string, accountKey: string): string {
  return madeName(prefix, deployment, accountKey);
}

/** Name of the named value with the key of an account; its display name, by which the policy refers to it, is the same. */
export function keyNamedValueName(prefix: string, accountKey: string): string {
  return madeName(prefix, "key", accountKey);
}

/**
 * Id of a fragment of the policy, with a digest of its text: another text is another fragment, so that a policy never runs with
 * a fragment that was written for another one while a deployment is under way.
 */
export function fragmentId(prefix: string, part: string, text: string): string {
  return madeName(prefix, part, digest(text));
}

function madeName(prefix: string, middle: string, accountKey: string): string {
  const plain = `${prefix}_${middle}_${accountKey}`;
  const fits = plain.length <= MOST_LENGTH && PLAIN.test(plain) && accountKey === accountKey.toLowerCase();
  if (fits) return plain;
  const end = `-${digest(prefix, middle, accountKey)}`;
  const start = plain.replace(/[^\w-]/g, "-").slice(0, MOST_LENGTH - end.length);
  return `${start.replace(/[-_]+$/, "")}${end}`;
}
