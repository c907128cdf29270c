import fc from "fast-check";
import { hostKey, httpsHost, readAddress } from "../../src/private/web-address";

describe("readAddress", () => {
  test.each([
    ["https://good.openai.azure.com", "https", "good.openai.azure.com"],
    ["https://good.openai.azure.com/", "https", "good.openai.azure.com"],
    ["https://good.openai.azure.com/openai/v1?a=b#c", "https", "good.openai.azure.com"],
    ["HTTPS://Good.OpenAI.Azure.Com:443/openai", "https", "good.openai.azure.com"],
    ["https://good.openai.azure.com:8443", "https", "good.openai.azure.com"],
    ["https://good.openai.azure.com./", "https", "good.openai.azure.com"],
    ["http://10.0.0.4:3128", "http", "10.0.0.4"],
    ["https://xn--gd-fmca.openai.azure.com/", "https", "xn--gd-fmca.openai.azure.com"],
    ["https://good.openai.azure.com/{{path}}", "https", "good.openai.azure.com"],
    ["https://evil.example/https://good.openai.azure.com", "https", "evil.example"],
  ])("reads %s", (text, scheme, host) => {
    expect(readAddress(text)).toEqual({ scheme, host });
  });

  test.each([
    ["a user name", "https://good.openai.azure.com@evil.example/"],
    ["a user name with a port", "https://good.openai.azure.com:443@evil.example/"],
    ["a password without a name", "https://:secret@good.openai.azure.com/"],
    ["an empty password", "https://good.openai.azure.com:@evil.example/"],
    ["a backslash", "https://good.openai.azure.com\\@evil.example/"],
    ["a backslash before the host", "https:\\\\good.openai.azure.com"],
    ["a tab", "https://good.openai.azure.com\t.evil.example/"],
    ["a line break", "https://good.openai.azure.com\n/"],
    ["a space", " https://good.openai.azure.com"],
    ["a third slash", "https:///good.openai.azure.com"],
    ["no slash", "https:good.openai.azure.com"],
    ["a question right after the host", "https://good.openai.azure.com?@evil.example"],
    ["a fragment right after the host", "https://good.openai.azure.com#@evil.example"],
    ["a letter of another alphabet", "https://gооd.openai.azure.com/"],
    ["a full stop of another script", "https://good。openai.azure.com/"],
    ["the sign of Kelvin", "https://\u212A.openai.azure.com/"],
    ["a soft hyphen", "https://go\u00ADod.openai.azure.com/"],
    ["an escape", "https://good.openai.azure.com%2eevil.example/"],
    ["a number for an address", "https://0x7f.1/"],
    ["a named value for a port", "https://good.openai.azure.com:{{port}}/"],
    ["a port that is none", "https://good.openai.azure.com:99999/"],
    ["no host", "https://"],
    ["a scheme without a host", "fabric:/app/service"],
    ["no address", "good.openai.azure.com"],
    ["nothing", ""],
  ])("fails for %s", (_, text) => {
    expect(readAddress(text)).toBeUndefined();
    expect(httpsHost(text)).toBeUndefined();
  });

  test("takes a named value in the host for what it is: no host that anybody has", () => {
    expect(readAddress("https://{{account}}.openai.azure.com/")?.host).toBe("{{account}}.openai.azure.com");
  });

  test("gives a host only where it stands in the text, between the slashes and the port or path", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "https://",
        "http://",
        "/",
        "\\",
        "@",
        ":",
        "?",
        "#",
        ".",
        "%2e",
        "\t",
        "good",
        "evil",
        "443",
        "é",
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        const address = readAddress(text);
        if (!address) return;
        const authority = text.slice(text.indexOf("://") + 3).split("/")[0];
        const [host, port = "0", ...more] = address.host.startsWith("[") ? [authority] : authority.split(":");

        expect(hostKey(host.startsWith("[") ? host.slice(0, host.indexOf("]") + 1) : host)).toBe(address.host);
        expect(more).toEqual([]);
        expect(port).toMatch(/^\d+$/);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("httpsHost", () => {
  test("gives the host of an https address and of no other", () => {
    expect(httpsHost("https://Good.openai.azure.com/")).toBe("good.openai.azure.com");
    expect(httpsHost("http://good.openai.azure.com/")).toBeUndefined();
    expect(httpsHost("wss://good.openai.azure.com/")).toBeUndefined();
  });
});

describe("hostKey", () => {
  test.each([
    ["Good.Example", "good.example"],
    ["good.example.", "good.example"],
    ["good.example..", "good.example."],
    ["\u212A.example", "\u212A.example"],
  ])("makes %s to %s", (host, key) => {
    expect(hostKey(host)).toBe(key);
  });
});
