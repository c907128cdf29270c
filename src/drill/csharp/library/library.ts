import { definition } from "../types/definitions";
import type { Definition } from "../types/type";
import { ADDRESS_TABLES } from "./address-members";
import { BASIC_MEMBERS } from "./basic-members";
import { CALLER_TABLES } from "./caller-members";
import { COLLECTION_MEMBERS } from "./collection-members";
import { CONTEXT_TABLES } from "./context-members";
import { CONVERT_TABLES } from "./convert-members";
import { DATE_TABLES } from "./date-members";
import { JSON_MEMBERS } from "./json-members";
import { LINQ_OPERATORS } from "./linq-operators";
import { LINQ_RESULTS } from "./linq-results";
import { LIST_TABLES } from "./list-members";
import type { MemberTable } from "./member-table";
import { NEWER_LINQ, NEWER_STRING_MEMBERS } from "./newer-members";
import { NUMBER_FUNCTIONS } from "./number-functions";
import { NUMBER_MEMBERS } from "./number-members";
import { REGEX_TABLES } from "./regex-members";
import { STRING_MEMBERS } from "./string-members";
import { TEXT_TABLES } from "./text-members";
import { TIME_TABLES } from "./time-members";

/** Everything that expressions can use. */
export const LIBRARY: ReadonlyMap<Definition, MemberTable> = new Map([
  ...BASIC_MEMBERS,
  ...NUMBER_MEMBERS,
  ...LIST_TABLES,
  ...COLLECTION_MEMBERS,
  ...JSON_MEMBERS,
  ...CONTEXT_TABLES,
  ...CALLER_TABLES,
  ...CONVERT_TABLES,
  ...DATE_TABLES,
  ...TIME_TABLES,
  ...NUMBER_FUNCTIONS,
  ...ADDRESS_TABLES,
  ...TEXT_TABLES,
  ...REGEX_TABLES,
  [definition("string"), { ...STRING_MEMBERS, ...NEWER_STRING_MEMBERS }],
  [definition("Enumerable"), { ...LINQ_OPERATORS, ...LINQ_RESULTS, ...NEWER_LINQ }],
]);
