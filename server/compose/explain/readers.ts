import type { ValueAt, ValueReader } from "./item";
import { commandItem, healthTestItem } from "./values/commands";
import { contextItem } from "./values/context";
import { attachmentItem, conditionItem, dependencyItem } from "./values/dependencies";
import { extraHostAddressItem, extraHostItem, linkItem, volumesFromItem } from "./values/hosts";
import { imageItem } from "./values/images";
import { deviceItem, mountItem, tmpfsItem } from "./values/mounts";
import { pairItem } from "./values/pairs";
import { pullPolicyItem, restartItem } from "./values/policies";
import { exposedItem, portItem } from "./values/ports";
import { coresItem, platformItem, signalItem, userItem } from "./values/process";
import { durationItem, modeItem, sizeItem } from "./values/quantities";

/** Who takes the values at a path apart. */
const readers: readonly [reader: ValueReader, ...patterns: string[]][] = [
  [portItem, "services.*.ports[]"],
  [exposedItem, "services.*.expose[]"],
  [mountItem, "services.*.volumes[]"],
  [tmpfsItem, "services.*.tmpfs", "services.*.tmpfs[]"],
  [deviceItem, "services.*.devices[]"],
  [({ place, text }) => dependencyItem(place, text), "services.*.depends_on[]"],
  [conditionItem, "services.*.depends_on.*.condition"],
  [({ place, text }) => attachmentItem(place, text), "services.*.networks[]"],
  [restartItem, "services.*.restart"],
  [pullPolicyItem, "services.*.pull_policy"],
  [extraHostItem, "services.*.extra_hosts[]", "services.*.build.extra_hosts[]"],
  [
    extraHostAddressItem,
    "services.*.extra_hosts.*",
    "services.*.extra_hosts.*[]",
    "services.*.build.extra_hosts.*",
    "services.*.build.extra_hosts.*[]",
  ],
  [linkItem, "services.*.links[]", "services.*.external_links[]"],
  [volumesFromItem, "services.*.volumes_from[]"],
  [contextItem, "services.*.build", "services.*.build.context"],
  [imageItem, "services.*.image", "services.*.build.tags[]", "services.*.pre_start[].image"],
  [
    userItem,
    "services.*.user",
    "services.*.develop.watch[].exec.user",
    ...["pre_start", "post_start", "pre_stop"].map((hook) => `services.*.${hook}[].user`),
  ],
  [coresItem, "services.*.cpuset"],
  [signalItem, "services.*.stop_signal"],
  [platformItem, "services.*.platform", "services.*.build.platforms[]"],
  [commandItem, "services.*.command", "services.*.entrypoint"],
  [healthTestItem, "services.*.healthcheck.test", "services.*.healthcheck.test[]"],
  [
    durationItem,
    "services.*.stop_grace_period",
    ...["interval", "timeout", "start_period", "start_interval"].map((key) => `services.*.healthcheck.${key}`),
    ...["update_config", "rollback_config"].flatMap((key) => [
      `services.*.deploy.${key}.delay`,
      `services.*.deploy.${key}.monitor`,
    ]),
    "services.*.deploy.restart_policy.delay",
    "services.*.deploy.restart_policy.window",
  ],
  [
    sizeItem,
    ...["mem_limit", "mem_reservation", "memswap_limit", "shm_size", "build.shm_size"].map(
      (key) => `services.*.${key}`,
    ),
    ...["limits", "reservations"].map((key) => `services.*.deploy.resources.${key}.memory`),
    "services.*.volumes[].tmpfs.size",
    "services.*.blkio_config.device_read_bps[].rate",
    "services.*.blkio_config.device_write_bps[].rate",
  ],
  [
    modeItem,
    ...["secrets[]", "configs[]", "build.secrets[]", "volumes[].tmpfs"].map((key) => `services.*.${key}.mode`),
  ],
  [
    pairItem,
    ...[
      "environment",
      "labels",
      "annotations",
      "sysctls",
      "build.args",
      "build.labels",
      "build.ssh",
      "build.additional_contexts",
      "deploy.labels",
      "deploy.resources.reservations.devices[].options",
      "gpus[].options",
      "pre_start[].environment",
      "post_start[].environment",
      "pre_stop[].environment",
      "develop.watch[].exec.environment",
      "volumes[].volume.labels",
    ].map((key) => `services.*.${key}[]`),
    ...["networks", "volumes", "secrets", "configs"].map((section) => `${section}.*.labels[]`),
  ],
];

const byPattern = new Map(readers.flatMap(([reader, ...patterns]) => patterns.map((pattern) => [pattern, reader])));

/** Lists of `NAME=value` whose values mean nothing to Docker. */
const passedOn = /(?:environment|labels|annotations|args|options)\[\]$/;

/** Takes a value apart where its key is one whose values have parts; null: it is, and there is nothing to say about this part. */
export function readValue(value: ValueAt): ReturnType<ValueReader> | null {
  const item = byPattern.get(value.pattern)?.(value);
  return item ?? (passedOn.test(value.pattern) ? null : undefined);
}
