import { type CSharp, csharp, csharpBlock, joinedBy } from "../apim/csharp";
import { operationIds, Replay, STATE } from "./operations";
import { asked } from "./variables";

// What a request asks for, as far as it decides who may answer.

/** Ties a request to the account that answered an earlier one, as `<deployment>@<backend>`: what that answer carried. */
export const AFFINITY = "x-aoai-affinity";

/** Names a job whose requests should stay in one region. */
export const WORKFLOW = "x-workflow-id";

/** Flags of a body that are kept as they are. */
const FLAGS = ["stream", "store", "background"] as const;

const isOfState = csharp`context.Operation.Id.StartsWith(${STATE})`;

// A multipart body is not JSON, and one that is broken is for the model to refuse. Nothing else of it is kept.
export function readBody(): CSharp {
  return csharpBlock`
    var asked = new JObject();
    var contentType = context.Request.Headers.GetValueOrDefault("Content-Type", "");
    if (context.Request.Body == null || contentType.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0) { return asked; }
    try
    {
      var body = context.Request.Body.As<JObject>(preserveContent: true);
      var model = body["model"];
      if (model != null && model.Type == JTokenType.String) { asked["model"] = model; }
      foreach (var name in ${textList(FLAGS)})
      {
        var flag = body[name];
        if (flag != null && flag.Type == JTokenType.Boolean) { asked[name] = flag; }
      }
      var input = body["input"] as JArray;
      var earlier = body["previous_response_id"] ?? body["conversation"];
      asked["stateful"] = (earlier != null && earlier.Type != JTokenType.Null) || (input != null && input.Any(item => item.Type == JTokenType.Object && item["encrypted_content"] != null));
      return asked;
    }
    catch (Exception) { return asked; }
  `;
}

export function askedDeployment(): CSharp {
  return csharpBlock`
    var path = context.Request.MatchedParameters;
    if (${isOfState}) { return context.Request.Headers.GetValueOrDefault(${AFFINITY}, "").Split('@')[0]; }
    return path.ContainsKey("deployment") ? path["deployment"] : (string)(${asked.value})["model"] ?? "";
  `;
}

// An image or a stored response that is made twice is paid twice. An operation that somebody adds by hand is not known to be safe.
export function replayable(): CSharp {
  return csharpBlock`
    var operation = context.Operation.Id;
    if (${textList(operationIds(Replay.UNLESS_STORED))}.Contains(operation)) { return (bool?)(${asked.value})["store"] == false && (bool?)(${asked.value})["background"] != true; }
    return ${textList(operationIds(Replay.SAFE))}.Contains(operation) && (bool?)(${asked.value})["store"] != true;
  `;
}

/** Whether one account holds what the request needs. */
export function stateful(): CSharp {
  return csharp`${isOfState} || (${flag("stateful")})`;
}

/** A flag of the body; false where it is not there. */
export function flag(name: (typeof FLAGS)[number] | "stateful"): CSharp {
  return csharp`(bool?)(${asked.value})[${name}] ?? false`;
}

function textList(texts: readonly string[]): CSharp {
  return csharp`new[] { ${joinedBy(
    ", ",
    texts.map((text) => csharp`${text}`),
  )} }`;
}
