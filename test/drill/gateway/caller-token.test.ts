import { runPolicy } from "../support/run-policy";

describe("validate-azure-ad-token", () => {
  const TOKEN = {
    tenantId: "contoso",
    clientApplicationId: "app",
    audiences: ["api"],
    claims: new Map([["roles", ["reader,writer"]]]),
  };
  const CALLER = { headers: { Authorization: "Bearer text" } };
  const policy = (attributes: string, parts = "") =>
    `<validate-azure-ad-token tenant-id="contoso" ${attributes}>${parts}</validate-azure-ad-token>`;
  const claims = (match: string, ...values: string[]) =>
    `<required-claims><claim name="roles" match="${match}" separator=",">${values.map((value) => `<value>${value}</value>`).join("")}</claim></required-claims>`;

  test("leaves the token in a variable", () => {
    const inbound = `${policy('output-token-variable-name="jwt"')}<set-variable name="a" value="@(((Jwt)context.Variables["jwt"]).Claims.GetValueOrDefault("aud", ""))" />`;

    expect(runPolicy({ inbound }, { ...CALLER, token: TOKEN }).variables.get("a")).toBe("api");
  });

  test.each([
    ["all", ["reader", "writer"], 200],
    ["all", ["reader", "owner"], 401],
    ["any", ["reader", "owner"], 200],
    ["any", ["owner"], 401],
  ])("wants %s of the claims %o: %s", (match, values, status) => {
    expect(runPolicy({ inbound: policy("", claims(match, ...values)) }, { ...CALLER, token: TOKEN }).status).toBe(
      status,
    );
  });

  test.each([
    [{ ...TOKEN, tenantId: "fabrikam" }, "TokenIssuerNotAllowed"],
    [{ ...TOKEN, clientApplicationId: "other" }, "TokenClaimValueNotAllowed"],
    [{ ...TOKEN, audiences: ["other"] }, "TokenAudienceNotAllowed"],
    [{ ...TOKEN, claims: new Map() }, "TokenClaimNotFound"],
    [{ ...TOKEN, isExpired: true }, "TokenExpired"],
    [undefined, "JwtInvalid"],
  ])("refuses %o: %s", (token, reason) => {
    const parts = `<client-application-ids><application-id>app</application-id></client-application-ids><audiences><audience>api</audience></audiences>${claims("any", "reader")}`;

    const { error, status } = runPolicy(
      { inbound: policy('failed-validation-httpcode="403"', parts) },
      { ...CALLER, token },
    );

    expect([error?.reason, status]).toEqual([reason, 403]);
  });

  test.each([
    ["", {}, "TokenNotPresent"],
    ['header-name="X-Token"', { headers: { "X-Token": "text" } }, undefined],
    ['query-parameter-name="token"', { url: "/orders?token=text" }, undefined],
    ['query-parameter-name="token"', { url: "/orders" }, "TokenNotPresent"],
    ['token-value="@("")"', CALLER, "TokenNotPresent"],
  ])("takes the token from where it is told: '%s' in %o: %s", (attributes, request, reason) => {
    expect(runPolicy({ inbound: policy(attributes) }, { ...request, token: TOKEN }).error?.reason).toBe(reason);
  });
});
