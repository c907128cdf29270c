/** What a drill needs beside the document. */
export interface FailoverDrillOptions {
  /**
   * Values for what the document does not tell: by the expression as it stands there without `${}`, by the display name of a
   * named value, by the host of an account for its region, or `gateway.sku` and `gateway.region` for the service.
   *
   * @default - none: what only Terraform knows, and what the drill needs, is a problem
   */
  readonly values?: { [name: string]: string };

  /**
   * Zone to drill, for example `prod/eu`; only needed where several zones have a policy.
   *
   * @default - the only one
   */
  readonly zone?: string;

  /**
   * API to drill, by its name; only needed where several have a policy.
   *
   * @default - the only one
   */
  readonly api?: string;

  /**
   * Deployment that callers ask for.
   *
   * @default - the one for chat that most accounts have; scenarios that are for each deployment ask for one after the other
   */
  readonly deployment?: string;

  /**
   * Where all that is drawn comes from: the same seed gives the same report, byte for byte. Whole, 0 to 4,294,967,295.
   *
   * @default 1
   */
  readonly seed?: number;
}
