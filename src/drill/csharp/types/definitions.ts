import { ARRAY, Definition, NULLABLE, type Shape } from "./type";

// shape, name, keyword, bases. A type after `~` exists in values, but an expression may not name it:
// learn.microsoft.com/azure/api-management/api-management-policy-expressions, "CLR types allowed in policy expressions".
const TABLE = `
class System.Object object
class System.String string : object, IEnumerable<char>, ~IComparable
struct System.Boolean bool
struct System.Char char : ~IComparable
struct System.SByte sbyte : ~IComparable
struct System.Byte byte : ~IComparable
struct System.Int16 short : ~IComparable
struct System.UInt16 ushort : ~IComparable
struct System.Int32 int : ~IComparable
struct System.UInt32 uint : ~IComparable
struct System.Int64 long : ~IComparable
struct System.UInt64 ulong : ~IComparable
struct System.Single float : ~IComparable
struct System.Double double : ~IComparable
struct System.Decimal decimal : ~IComparable
struct System.DateTime : ~IComparable
struct System.DateTimeOffset : ~IComparable
struct System.TimeSpan : ~IComparable
struct System.Guid : ~IComparable
class System.Uri : object
class System.Random : object
class System.Exception : object
class System.Tuple<A> : object
class System.Tuple<A, B> : object
class System.Tuple<A, B, C> : object
class System.Tuple<A, B, C, D> : object
static System.Math
static System.Convert
static System.BitConverter
static System.Enum
class System.StringComparer : object, ~IEqualityComparer<string>, ~IComparer<string>
class System.TimeZoneInfo : object
enum System.StringComparison
enum System.StringSplitOptions
enum System.MidpointRounding
enum System.UriPartial
enum System.DateTimeKind
enum ~System.DayOfWeek
enum ~System.UriKind
enum ~System.UriHostNameType
interface ~System.IComparable : object
interface ~System.IDisposable : object
class ~System.Type : object
class ~System.Globalization.CultureInfo : object
delegate ~System.Func<R>
delegate ~System.Func<A, R>
delegate ~System.Func<A, B, R>
delegate ~System.Func<A, B, C, R>
delegate ~System.Func<A, B, C, D, R>
delegate ~System.Action
delegate ~System.Action<A>
delegate ~System.Action<A, B>
delegate ~System.Action<A, B, C>
delegate ~System.Predicate<A>
delegate ~System.Comparison<A>
delegate ~System.Converter<A, R>
delegate ~System.Text.RegularExpressions.MatchEvaluator
interface System.Collections.Generic.IEnumerable<out T> : object
interface System.Collections.Generic.IEnumerator<out T> : object, ~IDisposable
interface System.Collections.Generic.ICollection<T> : IEnumerable<T>
interface System.Collections.Generic.IReadOnlyCollection<out T> : IEnumerable<T>
interface System.Collections.Generic.IList<T> : ICollection<T>
interface ~System.Collections.Generic.IReadOnlyList<out T> : IReadOnlyCollection<T>
interface System.Collections.Generic.ISet<T> : ICollection<T>
interface System.Collections.Generic.IDictionary<K, V> : ICollection<KeyValuePair<K, V>>
interface System.Collections.Generic.IReadOnlyDictionary<K, V> : IReadOnlyCollection<KeyValuePair<K, V>>
interface ~System.Collections.Generic.IEqualityComparer<T> : object
interface ~System.Collections.Generic.IComparer<T> : object
struct System.Collections.Generic.KeyValuePair<K, V>
class System.Collections.Generic.List<T> : object, IList<T>, ~IReadOnlyList<T>
class System.Collections.Generic.Dictionary<K, V> : object, IDictionary<K, V>, IReadOnlyDictionary<K, V>
class System.Collections.Generic.HashSet<T> : object, ISet<T>
class System.Collections.Generic.Queue<T> : object, IReadOnlyCollection<T>
class System.Collections.Generic.Stack<T> : object, IReadOnlyCollection<T>
static System.Linq.Enumerable
interface ~System.Linq.IGrouping<K, out T> : IEnumerable<T>
interface ~System.Linq.ILookup<K, T> : IEnumerable<~IGrouping<K, T>>
interface ~System.Linq.IOrderedEnumerable<out T> : IEnumerable<T>
static System.Net.WebUtility
class System.Net.IPAddress : object
class System.Text.Encoding : object
class System.Text.StringBuilder : object
class System.Text.RegularExpressions.Regex : object
class System.Text.RegularExpressions.Capture : object
class System.Text.RegularExpressions.Group : Capture
class System.Text.RegularExpressions.Match : Group
class System.Text.RegularExpressions.GroupCollection : IEnumerable<Group>
class System.Text.RegularExpressions.CaptureCollection : IEnumerable<Capture>
class ~System.Text.RegularExpressions.MatchCollection : IEnumerable<Match>
enum System.Text.RegularExpressions.RegexOptions
class System.Security.Cryptography.HashAlgorithm : object, ~IDisposable
class System.Security.Cryptography.MD5 : HashAlgorithm
class System.Security.Cryptography.SHA1 : HashAlgorithm
class System.Security.Cryptography.SHA256 : HashAlgorithm
class System.Security.Cryptography.SHA384 : HashAlgorithm
class System.Security.Cryptography.SHA512 : HashAlgorithm
class System.Security.Cryptography.SHA1Managed : SHA1
class System.Security.Cryptography.SHA256Managed : SHA256
class System.Security.Cryptography.SHA384Managed : SHA384
class System.Security.Cryptography.SHA512Managed : SHA512
class System.Security.Cryptography.HMAC : HashAlgorithm
class System.Security.Cryptography.HMACMD5 : HMAC
class System.Security.Cryptography.HMACSHA1 : HMAC
class System.Security.Cryptography.HMACSHA256 : HMAC
class System.Security.Cryptography.HMACSHA384 : HMAC
class System.Security.Cryptography.HMACSHA512 : HMAC
enum Newtonsoft.Json.Formatting
static Newtonsoft.Json.JsonConvert
static Newtonsoft.Json.Linq.Extensions
enum Newtonsoft.Json.Linq.JTokenType
class Newtonsoft.Json.Linq.JToken : object, IEnumerable<JToken>
class Newtonsoft.Json.Linq.JContainer : JToken
class Newtonsoft.Json.Linq.JObject : JContainer, IDictionary<string, JToken>
class Newtonsoft.Json.Linq.JArray : JContainer, IList<JToken>
class Newtonsoft.Json.Linq.JProperty : JContainer
class Newtonsoft.Json.Linq.JValue : JToken
class Newtonsoft.Json.Linq.JRaw : JValue
class ~IContext : object
class ~IApi : object
class ~IDeployment : object
class ~IGateway : object
class ~ILastError : object
class ~IOperation : object
class ~IProduct : object
class IRequest : object
class IResponse : object
class ~ISubscription : object
class IUrl : object
class ~IUser : object
class IMessageBody : object
class ~IGroup : object
class ~IUserIdentity : object
class Jwt : object
class BasicAuthCredentials : object
static ~ContextExtensions
`;

/** Named in more than one definition: `Tuple` has one for each number of parameters. */
const BY_NAME = new Map<string, Definition[]>();
const HIDDEN = new Set<Definition>();

for (const line of TABLE.trim().split("\n")) add(line);
for (const definition of [ARRAY, NULLABLE]) index(definition);

/** By short or full name or keyword, and number of type arguments. */
export function findDefinition(name: string, parameters: number): Definition | undefined {
  return BY_NAME.get(name)?.find((each) => each.parameters.length === parameters);
}

export function definition(name: string, parameters = 0): Definition {
  const found = findDefinition(name, parameters);
  if (!found) throw new Error(`there is no type ${name} with ${parameters} parameters`);
  return found;
}

export function isKnownName(name: string): boolean {
  return BY_NAME.has(name);
}

/** Whether an expression may write the name. */
export function isNameable(definition: Definition): boolean {
  return !HIDDEN.has(definition);
}

function add(line: string): void {
  const match = /^(\w+) (~?)([\w.]+)(?:<([^>]*)>)?(?: (\w+))?(?: : (.*))?$/.exec(line);
  if (!match) throw new Error(`no definition: ${line}`);
  const [, shape, hidden, name, parameters = "", keyword, bases = ""] = match;
  const made = new Definition(
    name,
    shape as Shape,
    parameters === "" ? [] : parameters.replaceAll("out ", "").split(", "),
    parameters.includes("out "),
    keyword,
    bases === "" ? [] : bases.replaceAll("~", "").split(/, (?![^<]*>)/),
  );
  if (hidden) HIDDEN.add(made);
  index(made);
}

function index(each: Definition): void {
  for (const name of new Set([each.name, each.short, each.keyword ?? each.short])) {
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), each]);
  }
}
