/** How a report of the audit may be written. */
export const AUDIT_FORMATS = ["text", "json", "sarif"] as const;

export type AuditFormat = (typeof AUDIT_FORMATS)[number];
