import { didYouMean } from "../similar";
import { grouped, quotedList } from "../text";
import { kind } from "./problem-kind";

/** What can be wrong with a gateway: its service, its API, and how it fails over. */
export const GATEWAY_PROBLEMS = {
  GatewayLeavesBoundary: kind(
    "A gateway would keep its configuration outside the boundary: it does so anywhere in the geography of its region.",
    (f: { region: string; geography: string; outside: readonly string[]; boundary: string }) =>
      `a service in '${f.region}' keeps configuration, keys and cached secrets anywhere in the geography '${f.geography}', which reaches ${quotedList(f.outside)} outside '${f.boundary}'; use another region or a boundary that holds the whole geography`,
  ),
  StrategyInvalid: kind(
    "A failover strategy or tier names no account, or one twice, or is none.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  WeightInvalid: kind(
    "A weight is no whole number from 1 to 1,000.",
    (f: { value: string }) =>
      `${f.value} is no weight; write a whole number from 1 to 1,000, or leave the account out so that it gets no traffic`,
  ),
  TuningInvalid: kind(
    "A limit of failover is out of its range, or contradicts another.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  HeaderTimeoutTooLong: kind(
    "One attempt may take longer than the whole request.",
    (f: { seconds: number; deadline: number }) =>
      `${f.seconds} seconds for one attempt are more than the ${f.deadline} of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230`,
  ),
  SecretInvalid: kind(
    "A value is no id of a secret or of its vault.",
    (f: { value: string; what: string }) => `${f.value} given where ${f.what} is needed`,
  ),
  SecretVersioned: kind(
    "A secret is named with its version, so that a rotated one would never be taken.",
    (f: { value: string; versionless: string }) =>
      `${f.value} names one version, and a rotated secret would not be taken; write '${f.versionless}'`,
  ),
  KeysTurnedOff: kind(
    "A key is given for an account that is created here, where keys are turned off.",
    (f: { account: string }) =>
      `account '${f.account}' is created with keys turned off, and would refuse every call with one; leave it out, the identity of the gateway is used`,
  ),
  DeploymentUnknown: kind(
    "A property names a deployment that no account holds.",
    (f: { name: string; known: readonly string[] }) =>
      `there is no deployment '${f.name}'${didYouMean(f.name, f.known)}; deployments are ${quotedList(f.known)}`,
  ),
  AccountNamedByRegion: kind(
    "A property names a region where the key of an account is needed.",
    (f: { region: string; inRegion: readonly string[]; known: readonly string[] }) =>
      `'${f.region}' is a region, not the key of an account; its ${f.inRegion.length === 1 ? "account is" : "accounts are"} ${quotedList(f.inRegion)}, all accounts are ${quotedList(f.known)}`,
  ),
  DeploymentWithoutAccount: kind(
    "A strategy leaves a deployment with no account that holds it.",
    (f: { deployment: string; strategy: string; holders: readonly string[] }) =>
      `no account that the ${f.strategy} strategy names holds '${f.deployment}'; accounts with it are ${quotedList(f.holders)}: name one, or give '${f.deployment}' a strategy of its own in strategyByDeployment`,
  ),
  FailoverLeavesRegion: kind(
    "Requests of a data class that stay in their region would be answered in another one.",
    (f: { deployment: string; regions: readonly string[]; gateway: string; dataClass: string }) =>
      `'${f.deployment}' would be answered in ${quotedList(f.regions)}, but requests of '${f.dataClass}' stay in their region, '${f.gateway}' of the gateway (FailoverScope.NONE); name accounts of that region in its strategy, or use FailoverScope.IN_ZONE`,
  ),
  DeploymentNameDiffers: kind(
    "Two deployments have names that differ only in case.",
    (f: { name: string; account: string; other: string; otherAccount: string }) =>
      `'${f.name}' in account '${f.account}' and '${f.other}' in '${f.otherAccount}' differ only in case, and the gateway compares names without it; write them the same way, or use another name`,
  ),
  HostInvalid: kind(
    "The host of an account cannot be written into the gateway.",
    (f: { value: string; account: string }) =>
      `${f.value} is no host of account '${f.account}'; write the endpoint as 'https://my-account.openai.azure.com/'`,
  ),
  HostTaken: kind(
    "Two accounts have the same host, so a failover between them would change nothing.",
    (f: { host: string; account: string; other: string }) =>
      `'${f.host}' is the host of account '${f.other}' already, so a failover to '${f.account}' would ask the same account again; name each account once`,
  ),
  ApiPathInvalid: kind(
    "Azure would refuse the path of an API, or callers would not find it.",
    (f: { value: string; reason: string }) => `${f.value} is no path of an API: ${f.reason}`,
  ),
  TierDoesNotFit: kind(
    "A tier of API Management cannot do what is asked of it.",
    (f: { tier: string; reason: string; change: string }) => `'${f.tier}' ${f.reason}; ${f.change}`,
  ),
  PolicyTooLarge: kind(
    "A policy is larger than the tier takes.",
    (f: { bytes: number; most: number; tier: string }) =>
      `the policy has ${grouped(f.bytes)} bytes, more than the ${grouped(f.most)} that '${f.tier}' takes; use fewer deployments or accounts behind one API, spread them over two gateways, or use a tier that takes more`,
  ),
  TierWithoutSla: kind(
    "A gateway has a tier without an SLA.",
    (f: { tier: string }) =>
      `'${f.tier}' has no SLA and one unit; use it to try things out, and another tier for the rest`,
  ),
  TierLimited: kind(
    "A gateway has a tier that cannot all that callers expect of it.",
    (f: { tier: string; limits: readonly string[] }) => `'${f.tier}' ${f.limits.join(", ")}; another tier can`,
  ),
  SingleUnit: kind(
    "A gateway of a tier with availability zones has one unit.",
    (f: { tier: string }) =>
      `one unit of '${f.tier}' is two instances, so half of the capacity is gone with one of them; use 2 units or more`,
  ),
  SingleAvailabilityZone: kind(
    "A gateway is pinned to one availability zone.",
    (f: { zone: string }) =>
      `all units are in the availability zone '${f.zone}', and its outage stops every caller; name more zones, or leave availabilityZones out so that Azure spreads the units`,
  ),
  RegionWithoutZones: kind(
    "A gateway is pinned to availability zones in a region that has none.",
    (f: { region: string }) => `'${f.region}' has no availability zones; leave availabilityZones out`,
  ),
  NothingToFailOverTo: kind(
    "A deployment is in one account only.",
    (f: { deployment: string; account: string }) =>
      `'${f.deployment}' is answered by '${f.account}' alone, so there is nothing to fail over to; let a second account hold it, and name that in the strategy`,
  ),
  AccountWithoutTraffic: kind(
    "An account holds a deployment, but the strategy gives it no traffic.",
    (f: { deployment: string; account: string; strategy: string }) =>
      `'${f.account}' holds '${f.deployment}', but the ${f.strategy} strategy does not name it, so it gets no traffic; name it, or take the deployment out of it`,
  ),
  AccountSkipped: kind(
    "A strategy names an account that does not hold the deployment.",
    (f: { deployment: string; account: string; strategy: string }) =>
      `'${f.account}' does not hold '${f.deployment}', so the ${f.strategy} strategy skips it there; give '${f.deployment}' a strategy of its own, or add it to the account`,
  ),
} as const;
