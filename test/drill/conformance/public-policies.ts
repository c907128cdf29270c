/**
 * Policies written the way that published ones are known to fail, in our own words and as short as the failure allows. Where
 * each comes from stands in the rows.
 */

const BUSY = "context.Response != null && (context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)";

/** Two backends tried in turn; `counter` reads how many are left, from what a literal and then an int put there. */
export function countdown(counter: string, start: string): string {
  return `<policies>
  <inbound>
    <base />
    <set-variable name="backendIndex" value="@(0)" />
    <set-variable name="remainingBackends" value="${start}" />
  </inbound>
  <backend>
    <retry condition="@(${BUSY} && ${counter} > 0)" count="50" interval="0">
      <set-backend-service backend-id="@((int)context.Variables["backendIndex"] == 0 ? "first" : "second")" />
      <forward-request buffer-request-body="true" />
      <choose>
        <when condition="@(${BUSY})">
          <set-variable name="backendIndex" value="@((int)context.Variables["backendIndex"] + 1)" />
          <set-variable name="remainingBackends" value="@(2 - (int)context.Variables["backendIndex"])" />
        </when>
      </choose>
    </retry>
  </backend>
  <outbound>
    <base />
  </outbound>
  <on-error>
    <base />
  </on-error>
</policies>`;
}

/** A counter that somebody wrote as a literal, and that only a 429 makes anybody read. */
export const UNTYPED_COUNTER: string = `<policies>
  <inbound>
    <base />
    <set-variable name="remainingBackends" value="1" />
  </inbound>
  <backend>
    <retry condition="@(context.Response.StatusCode == 429 && ((Int32)context.Variables["remainingBackends"]) > 0)" count="50" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;

/** A list of backends in the cache, marked by whoever meets a 429: the design of the smart load balancer. */
export const MARKED_LIST: string = `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="listBackends" variable-name="listBackends" />
    <choose>
      <when condition="@(context.Variables.ContainsKey("listBackends") == false)">
        <set-variable name="listBackends" value="@{
          JArray backends = new JArray();
          backends.Add(new JObject() { { "url", "https://first.example.com/" }, { "priority", 1 }, { "isThrottling", false }, { "retryAfter", DateTime.MinValue } });
          backends.Add(new JObject() { { "url", "https://second.example.com/" }, { "priority", 2 }, { "isThrottling", false }, { "retryAfter", DateTime.MinValue } });
          return backends;
        }" />
        <cache-store-value key="listBackends" value="@((JArray)context.Variables["listBackends"])" duration="60" />
      </when>
    </choose>
    <set-variable name="remainingBackends" value="1" />
  </inbound>
  <backend>
    <retry condition="@(${BUSY} && Convert.ToInt32(context.Variables["remainingBackends"]) > 0)" count="50" interval="0">
      <set-variable name="backendIndex" value="@{
        JArray backends = (JArray)context.Variables["listBackends"];
        for (int i = 0; i < backends.Count; i++)
        {
          JObject backend = (JObject)backends[i];
          if (backend.Value<bool>("isThrottling") && DateTime.Now >= backend.Value<DateTime>("retryAfter"))
          {
            backend["isThrottling"] = false;
          }
        }
        for (int i = 0; i < backends.Count; i++)
        {
          if (!((JObject)backends[i]).Value<bool>("isThrottling")) { return i; }
        }
        return 0;
      }" />
      <set-backend-service base-url="@(((JObject)((JArray)context.Variables["listBackends"])[(Int32)context.Variables["backendIndex"]]).Value<string>("url") + "openai")" />
      <forward-request buffer-request-body="true" />
      <choose>
        <when condition="@(${BUSY})">
          <set-variable name="listBackends" value="@{
            JArray backends = (JArray)context.Variables["listBackends"];
            int retryAfter = Convert.ToInt32(context.Response.Headers.GetValueOrDefault("Retry-After", "-1"));
            if (retryAfter == -1) { retryAfter = 10; }
            JObject backend = (JObject)backends[context.Variables.GetValueOrDefault<int>("backendIndex")];
            backend["isThrottling"] = true;
            backend["retryAfter"] = DateTime.Now.AddSeconds(retryAfter);
            return backends;
          }" />
          <cache-store-value key="listBackends" value="@((JArray)context.Variables["listBackends"])" duration="60" />
          <set-variable name="remainingBackends" value="@{
            int remaining = 0;
            foreach (JObject backend in (JArray)context.Variables["listBackends"]) { if (!backend.Value<bool>("isThrottling")) { remaining++; } }
            return remaining;
          }" />
        </when>
      </choose>
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;

/** Spills from the provisioned backend to the paid one, and asks for the response before there is one. */
export const SPILL_BEFORE_FORWARD: string = `<policies>
  <inbound><base /></inbound>
  <backend>
    <retry condition="@(context.Response.StatusCode == 429)" count="3" interval="1" max-interval="10" delta="2">
      <choose>
        <when condition="@(context.Response.StatusCode == 429)">
          <set-backend-service backend-id="second" />
        </when>
        <otherwise>
          <set-backend-service backend-id="first" />
        </otherwise>
      </choose>
      <forward-request timeout="120" buffer-response="false" />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;

/** Repeats a 503 unless its reason says that it is the pool's own. */
export const BY_REASON: string = `<policies>
  <inbound><base /></inbound>
  <backend>
    <retry count="2" interval="0" first-fast-retry="true" condition="@(context.Response.StatusCode == 429 || (context.Response.StatusCode == 503 && !context.Response.StatusReason.Contains("Backend pool") && !context.Response.StatusReason.Contains("is temporarily unavailable")))">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;

/** Fails over to the other of two when one answers 404, without buffering the body. */
export const ON_404: string = `<policies>
  <inbound>
    <base />
    <set-backend-service base-url="https://first.example.com" />
  </inbound>
  <backend>
    <retry condition="@(context.Response.StatusCode == 404)" count="2" interval="1" max-interval="10" delta="1" first-fast-retry="true">
      <choose>
        <when condition="@(context.Response != null && (context.Response.StatusCode == 404))">
          <set-backend-service base-url="https://second.example.com" />
          <cache-store-value key="@("first-down")" value="@(true)" duration="10" />
        </when>
      </choose>
      <forward-request />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;

const INFRA = [500, 502, 503, 504].map((code) => `context.Response.StatusCode == ${code}`).join(" || ");
const UNAVAILABLE =
  '<return-response><set-status code="503" reason="Inference Service Unavailable" /><set-body>{"error":"Inference service is temporarily unavailable."}</set-body></return-response>';

/** Every kind of failure told apart, entities throughout: how Microsoft's newest sample does it. */
export const CLASSIFIED: string = `<policies>
  <inbound>
    <base />
    <set-variable name="backendAttempt" value="@(0)" />
  </inbound>
  <backend>
    <retry count="2" interval="0" first-fast-retry="true" condition="@(context.Response == null || (context.Response.StatusCode == 409 &amp;&amp; context.Response.Headers.ContainsKey(&quot;Retry-After&quot;)) || context.Response.StatusCode == 429 || ${INFRA})">
      <set-variable name="backendAttempt" value='@(((int)context.Variables["backendAttempt"]) + 1)' />
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
  <outbound>
    <set-header name="X-Backend-Retry" exists-action="override">
      <value>@((((int)context.Variables["backendAttempt"]) > 0 ? ((int)context.Variables["backendAttempt"]) - 1 : 0).ToString())</value>
    </set-header>
    <choose>
      <when condition="@(context.Response != null &amp;&amp; (${INFRA}))">${UNAVAILABLE}</when>
    </choose>
    <base />
  </outbound>
  <on-error>
    <choose>
      <when condition="@(context.LastError != null &amp;&amp; (context.LastError.Reason == &quot;BackendConnectionFailure&quot; || context.LastError.Reason == &quot;Timeout&quot;))">${UNAVAILABLE}</when>
    </choose>
    <base />
  </on-error>
</policies>`;
