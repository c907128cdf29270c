import type { TerraformProvider } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { AuditedZone } from "../audit/audited-zone";
import type { DeclaredExternal, DeclaredHost } from "../audit/catalogue";
import type { ZoneLimits } from "../plan/azure-policy-values";
import type { ZoneFacts } from "../plan/openai-request";
import { planZone, regionArgument } from "../plan/plan-zone";
import { policySummary, type SummarySection, zoneSummary } from "../plan/zone-summary";
import { problem, renderProblem, throwIfAny } from "../private/problem-list";
import { shown } from "../private/text";
import { asTerraformText } from "../private/tokens";
import type { AzureRegion } from "../residency/azure-region";
import type { DataClass } from "../residency/data-class";
import type { DeploymentType } from "../residency/deployment-type";
import type { ResidencyBoundary } from "../residency/residency-boundary";
import { ResidencyWaiver, targetProblems } from "../residency/residency-waiver";
import { diagnosticTargets } from "./diagnostic-targets";
import { externalProblems } from "./external-argument";
import { failoverTargetProblems } from "./failover-targets";
import { LOCAL_REDUNDANCIES } from "./local-redundancies";
import { claimName } from "./name-claims";
import type { ResidencyZoneProps } from "./residency-zone-props";
import { typeArgument } from "./type-argument";
import { auditZone } from "./zone-audit";
import { zoneGroup } from "./zone-group";
import { ZonePolicyAssignments } from "./zone-policy-assignments";
import { freeId, ZONE_SYMBOL, zoneAbove, zonesBeside } from "./zone-scope";

/**
 * A place that data of one class does not leave. What is created under a zone is checked against its boundary: what the
 * constructor knows is refused there and then; the finished Terraform document is checked once more at synth, overrides and
 * resources added by hand included; and Azure Policy denies in its resource groups what is asked of Azure by other ways.
 */
export class ResidencyZone extends Construct {
  /**
   * The zone that a construct stands in.
   *
   * @param construct Any construct below a zone, or the zone itself.
   *
   * Throws `ZoneMissing`: no zone never means "anywhere".
   */
  public static of(construct: IConstruct): ResidencyZone {
    const zone = zoneAbove(construct);
    if (!zone) {
      const { path, id } = construct.node;
      // What exists already is imported through the class that would create it.
      const name = construct.constructor.name.replace(/^Existing/, "");
      throwIfAny(`${name} at '${path}'`, [problem("ZoneMissing", "scope", { name, id })]);
    }
    return zone as ResidencyZone;
  }

  /**
   * Whether a construct is a residency zone.
   *
   * @param construct Any construct.
   */
  public static isResidencyZone(construct: IConstruct): boolean {
    return ZONE_SYMBOL in construct;
  }

  /** What kind of data the zone holds. */
  public readonly dataClass: DataClass;

  /** Prefix of names. */
  public readonly namePrefix: string;

  private readonly orderedRegions: readonly AzureRegion[];
  private readonly commonTags: { readonly [name: string]: string };
  private readonly providers: ReadonlyMap<string, TerraformProvider>;
  private readonly provider?: TerraformProvider;
  private readonly resourceGroups: ReadonlyMap<string, string>;
  private readonly sections: SummarySection[] = [];
  private readonly deploymentTypes: DeploymentType[] = [];
  private readonly hosts: DeclaredHost[] = [];
  private readonly externals: DeclaredExternal[] = [];
  private readonly accepted: ResidencyWaiver[] = [];

  /**
   * Throws `ZoneIdTaken`, `ZoneOutsideStack`, `ZoneInsideZone`, `RegionsEmpty`, `RegionInvalid`, `RegionRepeated`, `RegionOutsideBoundary`,
   * `NamePrefixMissing`, `NamePrefixSample`, `NamePrefixInvalid`, `RegionNotInZone`, `NameInvalid`, `NameTaken`,
   * `OptionInvalid` and `LiteralNeeded`.
   */
  constructor(scope: Construct, id: string, props: ResidencyZoneProps) {
    super(scope, freeId(scope, id));
    Object.defineProperty(this, ZONE_SYMBOL, { value: true });
    const plan = planZone({ ...props, path: this.node.path, id });
    const created = plan.resourceGroups.filter((group) => group.isCreated);
    throwIfAny(`ResidencyZone at '${this.node.path}'`, [
      ...plan.problems,
      ...created.flatMap(({ region, name }) =>
        claimName(this, `resourceGroupNames.${region.name}`, "resource group name", name, {
          provider: props.providerByRegion?.[region.name] ?? props.provider,
        }),
      ),
    ]);
    this.dataClass = props.dataClass;
    this.namePrefix = props.namePrefix;
    this.orderedRegions = [...props.regions];
    this.commonTags = { ...props.tags };
    this.provider = props.provider;
    this.providers = new Map(Object.entries(props.providerByRegion ?? {}));
    const groups = plan.resourceGroups.map((group) => {
      return zoneGroup(this, group, { tags: this._tagsWith(), provider: this.providerFor(group.region) });
    });
    this.resourceGroups = new Map(groups.map(({ region, name }) => [region.name, name]));
    const { policyAssignments } = props;
    const limits = () => this.limits();
    new ZonePolicyAssignments(this, "policy-assignments", { zone: this._facts, policyAssignments, groups, limits });
    this.sections.push(...policySummary(policyAssignments));
    auditZone(this, () => this._audited, policyAssignments?.externalReason);
    this.node.addValidation({
      validate: () => failoverTargetProblems(this, zonesBeside(this) as ResidencyZone[]).map(renderProblem),
    });
  }

  /** Regions in order of preference. */
  public get regions(): AzureRegion[] {
    return [...this.orderedRegions];
  }

  /** Where data of the zone may be stored and processed. */
  public get boundary(): ResidencyBoundary {
    return this.dataClass.boundary;
  }

  /** Tags of every resource of the zone. */
  public get tags(): { [name: string]: string } {
    return { ...this.commonTags };
  }

  /**
   * Whether the zone permits storage in a region; with a type, whether it permits a deployment of that type in an account
   * there, which keeps data at rest anywhere in the geography.
   *
   * @param region Region asked for; it need not be a region of the zone.
   * @param deploymentType Deployment type asked for.
   *
   * Throws `RegionInvalid` and `OptionInvalid`.
   */
  public permits(region: AzureRegion, deploymentType?: DeploymentType): boolean {
    throwIfAny(`ResidencyZone at '${this.node.path}'`, [
      ...regionArgument("region", region),
      ...typeArgument("deploymentType", deploymentType),
    ]);
    if (!this.boundary.permitsStorage(region)) return false;
    if (deploymentType === undefined) return true;
    return this.boundary.permitsStorageInGeography(region) && this.boundary.permitsProcessing(deploymentType, region);
  }

  /**
   * Provider for resources in a region; undefined means the default provider of the stack.
   *
   * @param region A region of the zone.
   */
  public providerFor(region: AzureRegion): TerraformProvider | undefined {
    return this.providers.get(region.name) ?? this.provider;
  }

  /**
   * Name of the resource group of a region.
   *
   * @param region A region of the zone.
   *
   * Throws `RegionInvalid` and `RegionNotInZone`.
   */
  public resourceGroupName(region: AzureRegion): string {
    throwIfAny(`ResidencyZone at '${this.node.path}'`, regionArgument("region", region));
    const name = this.resourceGroups.get(region.name);
    if (name === undefined) {
      const facts = { region: region.name, allowed: this.orderedRegions.map((known) => known.name) };
      throwIfAny(`ResidencyZone at '${this.node.path}'`, [problem("RegionNotInZone", "region", facts)]);
    }
    return name as string;
  }

  /** Findings that are accepted, in the order in which they were. */
  public get waivers(): ResidencyWaiver[] {
    return [...this.accepted];
  }

  /**
   * Says where something is that this app does not create and that a resource of the zone sends data to, or takes it from. What
   * is outside the boundary is refused all the same. Azure Policy lets diagnostic settings send to an id that is declared.
   *
   * @param idOrHost ARM id (of the thing or of what it is part of), host name, or a reference that only Terraform resolves.
   * @param region Where it is.
   *
   * Throws `OptionInvalid` and `RegionInvalid`.
   */
  public declareExternal(idOrHost: string, region: AzureRegion): void {
    throwIfAny(`ResidencyZone at '${this.node.path}'`, [
      ...externalProblems("idOrHost", idOrHost),
      ...regionArgument("region", region),
    ]);
    this.externals.push({ what: idOrHost, region });
  }

  /**
   * Accepts one kind of finding of one construct. It is written into the document and into every report; one that accepts
   * nothing is a finding itself.
   *
   * @param waiver What is accepted: of the zone, of what is below it, or of what takes its data beside it.
   *
   * Throws `OptionInvalid` and `WaiverInvalid`.
   */
  public waive(waiver: ResidencyWaiver): void {
    if (!(waiver instanceof ResidencyWaiver)) {
      const facts = { value: shown(waiver), what: "ResidencyWaiver.of({ … })" };
      throwIfAny(`ResidencyZone at '${this.node.path}'`, [problem("OptionInvalid", "waiver", facts)]);
    }
    // A copy, checked once more: an object can be made, or changed, behind its class.
    const copy = ResidencyWaiver.of(waiver);
    throwIfAny(`ResidencyZone at '${this.node.path}'`, targetProblems(copy, this.node.path));
    this.accepted.push(copy);
  }

  /**
   * What the zone holds, for people: regions, accounts, pinned versions, where prompts may be processed, what is left with a
   * region gone, and what costs money before the first token. Markdown.
   */
  public summary(): string {
    return zoneSummary(this._facts, this.sections);
  }

  /**
   * What the zone says to the plans of the constructs below it.
   *
   * @internal
   */
  public get _facts(): ZoneFacts {
    return {
      path: this.node.path,
      regions: this.orderedRegions,
      dataClass: this.dataClass,
      namePrefix: this.namePrefix,
    };
  }

  /**
   * What the audit of a finished document has to know.
   *
   * @internal
   */
  public get _audited(): AuditedZone {
    return {
      path: this.node.path,
      boundary: this.boundary,
      regions: this.orderedRegions,
      deploymentTypes: this.deploymentTypes,
      hosts: this.hosts,
      externals: this.externals.map(({ what, region }) => ({ what: asTerraformText(this, what), region })),
      waivers: this.accepted,
    };
  }

  /**
   * Tags of a resource: those of the zone and its own. Undefined for none, so that nothing is written.
   *
   * @internal
   */
  public _tagsWith(own: { readonly [name: string]: string } = {}): { [name: string]: string } | undefined {
    const tags = { ...this.commonTags, ...own };
    return Object.keys(tags).length > 0 ? tags : undefined;
  }

  /**
   * Makes deployment types known that no table holds, for the check of the finished document.
   *
   * @internal
   */
  public _addDeploymentTypes(types: readonly DeploymentType[]): void {
    this.deploymentTypes.push(...types);
  }

  /**
   * Makes hosts of accounts of the zone known, so that a backend may point there, for the check of the finished document.
   *
   * @internal
   */
  public _addHosts(hosts: readonly DeclaredHost[]): void {
    this.hosts.push(...hosts);
  }

  /**
   * Adds a part to the summary.
   *
   * @internal
   */
  public _addSummary(section: SummarySection): void {
    this.sections.push(section);
  }

  private limits(): ZoneLimits {
    const { boundary, orderedRegions: regions, deploymentTypes } = this;
    const targets = () => diagnosticTargets(this, boundary, this.externals);
    return { boundary, regions, deploymentTypes, localRedundancies: LOCAL_REDUNDANCIES, targets };
  }
}
