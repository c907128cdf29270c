import { didYouMean } from "../similar";
import { quotedList } from "../text";
import { kind } from "./problem-kind";

/** What can be wrong with a drill: with the documents that it reads, and with what it is asked to do. */
export const DRILL_PROBLEMS = {
  PolicyMissing: kind("The documents hold no API of API Management with a policy.", (f: { apis: readonly string[] }) =>
    f.apis.length === 0
      ? "no API of API Management is in it; give the cdk.tf.json of the stack that has the gateway"
      : `none of the APIs ${quotedList(f.apis)} has a policy of its own, of an operation or of a product; there is nothing to drill`,
  ),
  PolicyAmbiguous: kind(
    "The documents hold several policies, or none of the name that was given.",
    (f: { found: number; known: readonly string[] }) =>
      `${f.found === 0 ? "no policy" : `each of ${f.found} policies`} fits; there are ${quotedList(f.known)}: name one with 'zone' and 'api'`,
  ),
  PolicyRefused: kind(
    "A policy cannot be read, API Management would refuse it, or it holds something that a drill does not execute.",
    (f: { message: string }) => f.message,
  ),
  PolicyLinked: kind(
    "A policy is only linked to, so that its text is not in the document.",
    (f: { value: string }) =>
      `the policy is at ${f.value}, which is not read here; write it into xml_content, for example with Fn.file or as a text`,
  ),
  ValueUnresolved: kind(
    "A value that a drill needs is only known to Terraform.",
    (f: { value: string; reason: string; setting: string }) =>
      `${f.value} cannot be resolved: ${f.reason}; give its value as '${f.setting}' in values, with the command as --set '${f.setting}=…'`,
  ),
  NamedValueUnresolved: kind(
    "A policy uses a named value whose text the documents do not hold.",
    (f: { name: string; reason: string }) =>
      `the policy uses the named value '${f.name}', and ${f.reason}; give its value as '${f.name}' in values, with the command as --set '${f.name}=…'`,
  ),
  HostRegionMissing: kind(
    "A backend leads to an account that the documents do not have, so its region is not known.",
    (f: { host: string }) =>
      `no account of the documents answers at '${f.host}'; give its region as '${f.host}' in values, with the command as --set ${f.host}=swedencentral`,
  ),
  GatewayUnknown: kind(
    "The documents do not hold the API Management service of a policy.",
    (f: { service: string; missing: string; example: string }) =>
      `the service '${f.service}' is not in the documents; give its ${f.missing} as 'gateway.${f.missing}' in values, with the command as --set gateway.${f.missing}=${f.example}`,
  ),
  SettingUnused: kind(
    "A value was given for something that is not in the documents.",
    (f: { name: string }) =>
      `nothing in the documents is named '${f.name}'; write the expression as the document has it without \${}, the display name of a named value, or the host of an account`,
  ),
  WrittenTwice: kind(
    "Two resources say what there can be only once.",
    (f: { what: string; others: readonly string[] }) =>
      `${f.what} is written by ${quotedList(f.others)}; Azure would keep one of them, remove the others`,
  ),
  ScenarioInvalid: kind(
    "A scenario file cannot be read.",
    (f: { what: string }) => `${f.what}; docs/drill.md describes what a scenario holds`,
  ),
  DeploymentMissing: kind(
    "No account tells which deployments it has, so a drill does not know what to ask for.",
    (f: { accounts: readonly string[] }) =>
      `none of the accounts ${quotedList(f.accounts)} tells its deployments; give the name of one as 'deployment', with the command as --deployment NAME`,
  ),
  ScenarioUnknown: kind(
    "No built-in scenario has this name.",
    (f: { name: string; known: readonly string[] }) =>
      `'${f.name}' is no scenario that is built in${didYouMean(f.name, f.known)}; known are ${quotedList(f.known, 200)}; one of your own is read with Scenario.fromYaml(text)`,
  ),
  PlaceUnknown: kind(
    "A scenario names an account or a region that the policy does not use.",
    (f: { place: string; known: readonly string[] }) =>
      `nothing is at '${f.place}', so nothing would fail there; known are ${quotedList(f.known, 40)}`,
  ),
  ScenarioUnfit: kind(
    "A scenario was asked for that no policy of the documents can be drilled with.",
    (f: { scenario: string; reason: string }) =>
      `'${f.scenario}' does not fit: ${f.reason}; run another scenario, or all of them, which leaves out what does not fit`,
  ),
} as const;
