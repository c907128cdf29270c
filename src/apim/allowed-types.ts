/** What may be used of a type: everything, or these members. */
export type AllowedMembers = "all" | readonly string[];

const CAPTURE = ["Index", "Length", "Value"];
const GROUP = [...CAPTURE, "Captures", "Success"];
const CRYPTOGRAPHY = "System.Security.Cryptography";

/**
 * Types that policy expressions may use: https://learn.microsoft.com/azure/api-management/api-management-policy-expressions,
 * ".NET Framework types allowed in policy expressions". A type that is derived from another has its members too. `Object` and
 * `Enum` are of Microsoft's own checker of expressions (Azure/azure-api-management-policy-toolkit).
 */
export const ALLOWED_TYPES: Readonly<Record<string, AllowedMembers>> = {
  ...all("Newtonsoft.Json", "Formatting"),
  "Newtonsoft.Json.JsonConvert": ["SerializeObject", "DeserializeObject"],
  ...all("Newtonsoft.Json.Linq", "Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType"),
  ...all("Newtonsoft.Json.Linq", "JValue"),
  ...all("System", "Array BitConverter Boolean Byte Char Convert DateTimeOffset Decimal Double Exception Guid"),
  ...all("System", "Int16 Int32 Int64 Math MidpointRounding Nullable Object Random SByte Single String StringComparer"),
  ...all("System", "StringComparison StringSplitOptions TimeSpan TimeZone TimeZoneInfo Tuple UInt16 UInt32 UInt64"),
  ...all("System", "Uri UriPartial"),
  ...all("System.TimeZoneInfo", "AdjustmentRule TransitionTime"),
  "System.Enum": ["Parse", "TryParse", "ToString"],
  "System.DateTime": [
    ..."Add AddDays AddHours AddMilliseconds AddMinutes AddMonths AddSeconds AddTicks AddYears Date Day DayOfWeek".split(
      " ",
    ),
    ..."DayOfYear DaysInMonth Hour IsDaylightSavingTime IsLeapYear MaxValue Millisecond Minute MinValue Month Now".split(
      " ",
    ),
    ..."Parse Second Subtract Ticks TimeOfDay Today ToString UtcNow Year".split(" "),
  ],
  "System.DateTimeKind": ["Utc"],
  ...all("System.Collections.Generic", "Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList"),
  ...all("System.Collections.Generic", "IReadOnlyCollection IReadOnlyDictionary ISet KeyValuePair List Queue Stack"),
  ...all("System.IO", "StringReader StringWriter"),
  ...all("System.Linq", "Enumerable"),
  ...all("System.Net", "IPAddress WebUtility"),
  ...all("System.Text", "Encoding StringBuilder"),
  "System.Text.RegularExpressions.Capture": CAPTURE,
  "System.Text.RegularExpressions.CaptureCollection": ["Count", "Item"],
  "System.Text.RegularExpressions.Group": GROUP,
  "System.Text.RegularExpressions.GroupCollection": ["Count", "Item"],
  "System.Text.RegularExpressions.Match": [...GROUP, "Empty", "Groups", "Result"],
  "System.Text.RegularExpressions.Regex": ["IsMatch", "Match", "Matches", "Replace", "Split", "Unescape"],
  ...all("System.Text.RegularExpressions", "RegexOptions"),
  ...all(
    CRYPTOGRAPHY,
    "AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256",
  ),
  ...all(CRYPTOGRAPHY, "HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA"),
  ...all(CRYPTOGRAPHY, "RSAEncryptionPadding RSASignaturePadding SHA1 SHA1Managed SHA256 SHA256Managed SHA384"),
  ...all(CRYPTOGRAPHY, "SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm"),
  ...all(`${CRYPTOGRAPHY}.X509Certificates`, "PublicKey RSACertificateExtensions X509Certificate X509Certificate2"),
  ...all(`${CRYPTOGRAPHY}.X509Certificates`, "X509ContentType X509NameType"),
  [`${CRYPTOGRAPHY}.X509Certificates.X500DistinguishedName`]: ["Name"],
  ...all("System.Xml", "XmlNodeType"),
  ...all(
    "System.Xml.Linq",
    "Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement",
  ),
  ...all("System.Xml.Linq", "XName XNamespace XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject"),
  ...all("System.Xml.Linq", "XProcessingInstruction XText"),
};

/** Members that are left out where all others of a type may be used. */
export const EXCEPTED_MEMBERS: Readonly<Record<string, readonly string[]>> = { "System.Xml.Linq.XDocument": ["Load"] };

/** Names that C# has for types of the list. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{ bool: "Boolean", byte: "Byte", char: "Char", decimal: "Decimal", double: "Double", float: "Single" },
  ...{ int: "Int32", long: "Int64", object: "Object", sbyte: "SByte", short: "Int16", string: "String" },
  ...{ uint: "UInt32", ulong: "UInt64", ushort: "UInt16" },
};

const FULL_NAMES = new Map(Object.keys(ALLOWED_TYPES).map((name) => [shortTypeName(name), name]));

/** Every beginning of the full name of a type that is none itself: `System`, `System.Text`. */
export const NAMESPACES: ReadonlySet<string> = new Set(
  Object.keys(ALLOWED_TYPES)
    .flatMap((name) => {
      const parts = name.split(".").slice(0, -1);
      return parts.map((_, index) => parts.slice(0, index + 1).join("."));
    })
    .filter((name) => !Object.hasOwn(ALLOWED_TYPES, name)),
);

/** The full name of a type that is written in one of its ways; as written when it is not on the list. */
export function fullTypeName(written: string): string {
  const [first, ...rest] = written.split(".");
  const name = Object.hasOwn(ALIASES, first) ? ALIASES[first] : first;
  return [FULL_NAMES.get(name) ?? name, ...rest].join(".");
}

/** `Int32` for `int`, `Int32` and `System.Int32`. */
export function shortTypeName(written: string): string {
  const name = Object.hasOwn(ALIASES, written) ? ALIASES[written] : written;
  return name.slice(name.lastIndexOf(".") + 1);
}

/** Whether a member of a type may be used; for a type that is not on the list, undefined. */
export function isAllowedMember(type: string, member: string): boolean | undefined {
  const name = fullTypeName(type);
  if (!Object.hasOwn(ALLOWED_TYPES, name)) return undefined;
  const members = ALLOWED_TYPES[name];
  const isExcepted = Object.hasOwn(EXCEPTED_MEMBERS, name) && EXCEPTED_MEMBERS[name].includes(member);
  return members === "all" ? !isExcepted : members.includes(member);
}

function all(namespace: string, names: string): Record<string, AllowedMembers> {
  return Object.fromEntries(names.split(" ").map((name) => [`${namespace}.${name}`, "all"]));
}
