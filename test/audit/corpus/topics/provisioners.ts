import type { AuditCase } from "../audit-case";
import { Raw, Untyped } from "../handwritten";
import { cosmos, storage } from "../resources";
import { inEu } from "../zones";

const COPY = "az storage blob copy start-batch --destination-account-name stus";
const CONNECTION = { type: "ssh", host: "10.0.0.4", user: "team7" } as const;

export const LEAKING: readonly AuditCase[] = [
  inEu(
    "a program that runs where Terraform does",
    ["ResourceNotClassified prod/eu/files provisioner[0].local-exec"],
    (zone) => {
      storage(zone, "files", "swedencentral", { provisioners: [{ type: "local-exec", command: COPY }] });
    },
  ),
  inEu(
    "a file that is copied to a machine, and a program that runs there",
    [
      "ResourceNotClassified prod/eu/docs provisioner[0].file",
      "ResourceNotClassified prod/eu/docs provisioner[1].remote-exec",
    ],
    (zone) => {
      cosmos(zone, "docs", ["swedencentral"], {
        connection: CONNECTION,
        provisioners: [
          { type: "file", source: "seed.json", destination: "seed.json" },
          { type: "remote-exec", inline: ["import seed.json"] },
        ],
      });
    },
  ),
  inEu(
    "a program of a resource without a place",
    ["ResourceNotClassified prod/eu/seed provisioner[0].local-exec"],
    (zone) => {
      const seed = new Untyped(zone, "seed", "null_resource", { triggers: { always: "1" } });
      seed.addOverride("provisioner", [{ "local-exec": { command: COPY } }]);
    },
  ),
  inEu(
    "a program that an override of the stack adds",
    ["ResourceNotClassified terraform_data.seed provisioner.local-exec"],
    (zone, stack) => {
      storage(zone, "files", "swedencentral");
      const provisioner = { "local-exec": { command: COPY } };
      new Raw(stack, "seed", { resource: { terraform_data: { seed: { input: "x" } } } });
      stack.addOverride("resource.terraform_data.seed.provisioner", provisioner);
    },
  ),
];

export const CLEAN: readonly AuditCase[] = [
  inEu("a program of a resource beside the zone", [], (zone, stack) => {
    storage(zone, "files", "swedencentral");
    storage(stack, "us", "eastus", { provisioners: [{ type: "local-exec", command: COPY }] });
  }),
  inEu("resources without a place that run nothing", [], (zone) => {
    new Untyped(zone, "salt", "random_string", { length: 6, special: false });
    new Untyped(zone, "when", "time_static", {});
    new Untyped(zone, "wait", "null_resource", { triggers: { region: "eastus" } });
  }),
];
