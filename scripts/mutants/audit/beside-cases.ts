// Cases about what stands beside a zone and belongs to it all the same.

export const OPENING = "what opens a resource of the zone, told elsewhere";
export const UNSEEN = "what nobody can see the use of";
export const THROUGH = "what goes through others";
export const CONNECTED = "connections from elsewhere";
export const AZAPI = "connections from elsewhere, of azapi";
export const GROUP = "resources of other constructs in a group of the zone";
export const HANGING = "connections to what hangs on a zone";
export const VAULTS = "secrets of a vault, by address";
export const ONWARD = "what is connected to what is connected";
export const STACKS = "keys that one stack tells another";
