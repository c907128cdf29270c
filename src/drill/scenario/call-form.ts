import { HeaderMap } from "../csharp/header-map";
import type { DrillApi, DrillTopology } from "../topology";
import type { LoadPlan } from "./scenario-plan";

/** Version of the data plane that calls by deployment name. */
const API_VERSION = "2024-10-21";

/** Paths of the data plane, by what a scenario calls them. */
const SUFFIXES: { readonly [call: string]: string } = {
  chat: "/chat/completions",
  completions: "/completions",
  embeddings: "/embeddings",
  responses: "/responses",
  images: "/images/generations",
  audio: "/audio/speech",
};

/** What callers send: one form for each load. */
export interface CallForm {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  /** What all bodies of the load have in common. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How the requests of a load look for a deployment. */
export function callForm(topology: DrillTopology, load: LoadPlan, asked: string): CallForm {
  const deployment = load.deployment ?? asked;
  const path = pathOf(topology.api, load.call, deployment);
  const root = `https://${topology.gateway.name}.azure-api.net${topology.api.path === "" ? "" : `/${topology.api.path}`}`;
  const version = path.startsWith("/openai/v1/") || path.includes("?") ? [] : [`api-version=${API_VERSION}`];
  const query = [...version, ...(load.query === "" ? [] : [load.query])].join("&");
  return {
    method: "POST",
    url: `${root}${path}${query === "" ? "" : `${path.includes("?") ? "&" : "?"}${query}`}`,
    headers: HeaderMap.of([["Content-Type", "application/json"], ["Accept", "application/json"], ...load.headers]),
    fields: { model: deployment, ...contentOf(load.call), ...(load.isStream ? { stream: true } : {}), ...load.body },
  };
}

/** Whether the API has an operation for a call. */
export function takes(api: DrillApi, call: string): boolean {
  return templateOf(api, call) !== undefined;
}

function pathOf(api: DrillApi, call: string, deployment: string): string {
  if (call.startsWith("/")) return call;
  const template = templateOf(api, call);
  if (template === undefined || template.includes("*"))
    return `/openai/deployments/${encodeURIComponent(deployment)}${SUFFIXES[call]}`;
  return template.replace(/\{[^}]+\}/g, encodeURIComponent(deployment));
}

/** By deployment where the API takes that, so that the path alone tells whom to ask. */
function templateOf(api: DrillApi, call: string): string | undefined {
  const suffix = SUFFIXES[call];
  if (suffix === undefined) return undefined;
  const templates = api.operations
    .filter(({ method }) => method === "POST" || method === "*")
    .map(({ urlTemplate }) => urlTemplate);
  const fitting = templates.filter(
    (template) => template.endsWith(suffix) && !(call === "completions" && template.endsWith(SUFFIXES.chat)),
  );
  return (
    fitting.find((template) => template.includes("{")) ??
    fitting[0] ??
    templates.find((template) => template.includes("*"))
  );
}

function contentOf(call: string): object {
  if (call === "embeddings") return { input: "A sentence." };
  if (call === "responses") return { input: "Write sixty words.", store: false };
  if (call === "images") return { prompt: "A lighthouse." };
  if (call === "audio") return { input: "A sentence.", voice: "alloy" };
  if (call === "completions") return { prompt: "Write sixty words." };
  return { messages: [{ role: "user", content: "Write sixty words." }] };
}
