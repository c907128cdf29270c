import type { ApimFailoverPolicyProps } from "../../src/gateway/apim-failover-policy-props";
import { ApimTier } from "../../src/request/apim-tier";
import { Ejection } from "../../src/request/ejection";
import { Failback } from "../../src/request/failback";
import { FailoverTuning } from "../../src/request/failover-tuning";
import { newZone } from "../support/fixtures";
import { refuses } from "../support/fixtures-bad-input";
import { existingGateway, newFailoverPolicy } from "../support/fixtures-gateway";

const SUBJECT = "ApimFailoverPolicy at 'prod/eu/failover' has 1 problem:";

function policy(props: Partial<ApimFailoverPolicyProps>) {
  return () => newFailoverPolicy(newZone(), props);
}

describe("limits of failover that cannot be kept", () => {
  refuses([
    [
      "a limit for all that is longer than the time of one",
      policy({
        tuning: FailoverTuning.of({ headerTimeoutInSeconds: 100 }),
        tuningByDeployment: { chat: FailoverTuning.of({ deadlineInSeconds: 60 }) },
      }),
      SUBJECT,
      "[HeaderTimeoutTooLong] tuning.headerTimeoutInSeconds: 100 seconds for one attempt are more than the 60 of deadlineInSeconds for the whole request; lower it, or raise deadlineInSeconds, at most 230",
    ],
    [
      "a longest ejection below the first, from two places",
      policy({
        tuning: FailoverTuning.of({ ejection: Ejection.of({ openInSeconds: 40 }) }),
        tuningByDeployment: { chat: FailoverTuning.of({ ejection: Ejection.of({ longestOpenInSeconds: 39 }) }) },
      }),
      SUBJECT,
      "[TuningInvalid] tuningByDeployment.chat.ejection.longestOpenInSeconds: 39 given where at least the 40 of openInSeconds is needed",
    ],
    [
      "a memory in a tier that has none",
      () => {
        const zone = newZone();
        const gateway = existingGateway(zone, { tier: ApimTier.CONSUMPTION });
        newFailoverPolicy(zone, { gateway, tuning: FailoverTuning.of({ failback: Failback.of({}) }) });
      },
      SUBJECT,
      "[TierDoesNotFit] tuning.failback: 'Consumption' has no cache, so it remembers nothing from one request to the next; leave the limit out, requests fail over all the same, or use another tier",
    ],
  ]);
});
