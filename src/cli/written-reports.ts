import type { DrillReport } from "../drill/drill-report";

export const FORMATS = ["text", "json", "junit"] as const;

export type Format = (typeof FORMATS)[number];

/** Reports of one or more policies as one text: documents one after the other, a list in JSON, one document in JUnit XML. */
export function writtenReports(reports: readonly DrillReport[], format: Format): string {
  if (format === "text") return reports.map((report) => report.toText()).join("\n");
  if (format === "json") return `[\n${reports.map((report) => report.toJson().trimEnd()).join(",\n")}\n]\n`;
  return reports.length === 1 ? reports[0].toJunit() : joined(reports.map((report) => report.toJunit()));
}

/** A build server takes one root, and tells suites of different policies apart by their names. */
function joined(documents: readonly string[]): string {
  const suites = documents.flatMap((document) => {
    const name = /<testsuites name="([^"]*)"/.exec(document)?.[1] ?? "";
    const inner = document.slice(
      document.indexOf(">", document.indexOf("<testsuites")) + 2,
      document.lastIndexOf("</testsuites>"),
    );
    return inner.replace(/<testsuite name="/g, `<testsuite name="${name}: `);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}
