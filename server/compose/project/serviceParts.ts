import {
  castWhole,
  command,
  count,
  deviceCount,
  flag,
  lateFlag,
  noSize,
  noText,
  notNegative,
  octal,
  size,
} from "./conversions";
import { byName, byText } from "./itemKeys";
import {
  either,
  entries,
  entriesForm,
  keyedPairs,
  keyedTexts,
  list,
  map,
  mapForm,
  one,
  options,
  pairs,
  type Shape,
  text,
  textForm,
  textOrTexts,
  texts,
  textsForm,
  words,
} from "./shape";

/** Names of services and of what they use. */
export const names = /^[a-zA-Z0-9._-]+$/;

export const hook = map(
  { command, user: text, privileged: lateFlag, working_dir: text, environment: pairs },
  "command",
);
export const initialHook = map(
  {
    command,
    image: text,
    user: text,
    privileged: lateFlag,
    working_dir: text,
    environment: pairs,
    per_replica: lateFlag,
  },
  "command",
);

export const limit = (item: Shape): Shape =>
  either({ kinds: ["integer", "string"] }, mapForm({ soft: item, hard: item }, "soft", "hard"));
export const ulimits = entries({ ...limit(count), cast: castWhole });
export const buildUlimits = entries(limit(one("integer", "string")));

export const extraHosts = either(entriesForm(either(textForm, { kinds: ["array"], items: text }), /./), textsForm);

export const grant = either(textForm, mapForm({ source: text, target: text, uid: text, gid: text, mode: octal }));
export const grants: Shape = { ...list(grant), key: byName };

export const build = either(
  textForm,
  mapForm({
    context: text,
    dockerfile: text,
    dockerfile_inline: text,
    entitlements: list(text),
    args: keyedPairs,
    ssh: pairs,
    labels: keyedPairs,
    cache_from: list(text),
    cache_to: list(text),
    no_cache: lateFlag,
    additional_contexts: keyedPairs,
    network: text,
    provenance: one("boolean", "string"),
    sbom: one("boolean", "string"),
    pull: lateFlag,
    target: text,
    shm_size: size("integer", "string"),
    extra_hosts: extraHosts,
    isolation: text,
    privileged: lateFlag,
    secrets: list(grant),
    tags: { ...list(text), key: byText },
    ulimits: buildUlimits,
    platforms: list(text),
  }),
);

export const rates = list(map({ path: text, rate: { ...size("integer", "string"), called: "Rate" } }));
export const weight: Shape = { ...one("integer", "string"), decode: noText("uint16") };
export const blkio = map({
  device_read_bps: rates,
  device_read_iops: rates,
  device_write_bps: rates,
  device_write_iops: rates,
  weight,
  weight_device: list(map({ path: text, weight: { ...weight, called: "Weight" } })),
});

export const dependencies = either(
  textsForm,
  entriesForm(
    map(
      {
        restart: lateFlag,
        required: one("boolean"),
        condition: words("service_started", "service_healthy", "service_completed_successfully"),
      },
      "condition",
    ),
    names,
  ),
);

export const joined = either(
  mapForm({
    aliases: keyedTexts,
    interface_name: text,
    ipv4_address: text,
    ipv6_address: text,
    link_local_ips: texts,
    mac_address: text,
    driver_opts: options,
    priority: one("number"),
    gw_priority: one("number"),
  }),
  { kinds: ["null"] },
);

export const port = either(
  { kinds: ["number"] },
  textForm,
  mapForm({
    name: text,
    mode: text,
    host_ip: text,
    target: { ...count, decode: notNegative("uint32") },
    published: one("integer", "string"),
    protocol: text,
    app_protocol: text,
  }),
);

export const mount = either(
  textForm,
  mapForm(
    {
      type: words("bind", "volume", "tmpfs", "cluster", "npipe", "image"),
      source: text,
      target: text,
      read_only: flag,
      consistency: text,
      bind: map({
        propagation: text,
        create_host_path: lateFlag,
        recursive: words("enabled", "disabled", "writable", "readonly"),
        selinux: words("z", "Z"),
      }),
      volume: map({ labels: pairs, nocopy: flag, subpath: text }),
      tmpfs: map({
        size: { ...either({ kinds: ["integer"], least: 0 }, textForm), decode: noSize },
        mode: { ...one("number", "string"), decode: noText("uint32") },
      }),
      image: map({ subpath: text }),
    },
    "type",
  ),
);

export const watch = map(
  {
    ignore: textOrTexts,
    include: textOrTexts,
    path: text,
    action: words("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
    target: text,
    exec: hook,
    initial_sync: one("boolean"),
  },
  "path",
  "action",
);

export const gpu = map({
  capabilities: texts,
  count: deviceCount,
  device_ids: texts,
  driver: text,
  options: pairs,
});

export const providerValue = { kinds: ["boolean", "number", "string"] } as const;
