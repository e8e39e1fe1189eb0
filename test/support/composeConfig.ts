import assert from "node:assert/strict";
import { secondsOf } from "../../server/compose/value/duration";
import type { ComposeMount, ComposePort, ComposeProject, ComposeResource, ComposeService } from "../../server/protocol";

type Json = Record<string, unknown>;

// biome-ignore lint/suspicious/noExplicitAny: what docker compose printed is compared, not relied on.
type Printed = any;

/** What `docker compose config --format json` prints, as far as it is compared. */
export interface Config {
  name: string;
  services?: Record<string, Json & { [key: string]: Printed }>;
  volumes?: Record<string, Json>;
  networks?: Record<string, Json>;
  configs?: Record<string, Json>;
  secrets?: Record<string, Json>;
}

/** Asserts that the model says what docker compose printed. */
export function assertSameProject(
  project: Omit<ComposeProject, "problems" | "findings" | "version">,
  config: Config,
  file: string,
): void {
  const prefix = (text: string) => text.replace(/^<project>/, config.name);
  const services = Object.entries(config.services ?? {});
  assert.deepEqual(
    project.services.map(({ name }) => name).sort(),
    services.map(([name]) => name).sort(),
    `${file}: services`,
  );
  for (const [name, expected] of services) {
    const service = project.services.find((each) => each.name === name)!;
    assert.deepEqual(serviceFields(service), expectedFields(expected), `${file}: ${name}`);
  }
  for (const kind of ["volumes", "networks", "configs", "secrets"] as const) {
    const all = (project[kind] as (ComposeResource & { users: unknown[] })[]).filter(
      ({ key, declared }) => declared || key === "default",
    );
    const used = all.filter(({ key, users }) => users.length > 0 || isBuildSecret(project, kind, key));
    const described = used.map((each) => [each.key, topLevel({ ...each }, prefix)]);
    const expected = Object.entries(config[kind] ?? {}).map(([key, value]) => [key, expectedTopLevel(value)]);
    assert.deepEqual(Object.fromEntries(described), Object.fromEntries(expected), `${file}: ${kind}`);
  }
}

/** Builds use secrets, too; a model counts as users those who have them at run time. */
function isBuildSecret({ services }: Pick<ComposeProject, "services">, kind: string, key: string): boolean {
  return kind === "secrets" && services.some(({ build }) => build?.secrets.some(({ source }) => source === key));
}

/** Members that say nothing are left out on both sides. */
function said(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => {
      if (value === undefined || value === null || value === "" || value === false) return false;
      return typeof value !== "object" || Object.keys(value).length > 0;
    }),
  );
}

function serviceFields(service: ComposeService): Json {
  const { build, healthcheck } = service;
  const mounts = service.mounts.filter(({ key }) => key === "volumes");
  return {
    command: service.command ?? null,
    entrypoint: service.entrypoint ?? null,
    environment: Object.fromEntries(service.environment.map(({ name, value }) => [name, value ?? null])),
    ports: service.ports.map(port),
    volumes: mounts.map(mount),
    ...said({
      image: service.image,
      build: build && {
        context: build.context,
        ...said({ dockerfile: build.dockerfile, inline: build.inline, target: build.target }),
        args: valued(build.args),
        contexts: valued(build.additionalContexts),
        platforms: build.platforms,
        tags: build.tags,
        secrets: build.secrets.map(({ source, target }) => ({ source, target })),
      },
      tmpfs: service.mounts
        .filter(({ key }) => key === "tmpfs")
        .map(({ target, options }) => (options ? `${target}:${options}` : target)),
      networks: Object.fromEntries(
        service.networks.map(({ network, aliases, ipv4, ipv6, macAddress, priority, gatewayPriority }) => [
          network,
          said({ aliases, ipv4, ipv6, macAddress, priority, gatewayPriority }),
        ]),
      ),
      networkMode: service.networkMode,
      dependsOn: Object.fromEntries(
        service.dependsOn.map(({ service, condition, required, restart }) => [
          service,
          { condition, required, restart },
        ]),
      ),
      healthcheck:
        healthcheck &&
        said({
          test: healthcheck.test,
          interval: seconds(healthcheck.interval),
          timeout: seconds(healthcheck.timeout),
          startPeriod: seconds(healthcheck.startPeriod),
          startInterval: seconds(healthcheck.startInterval),
          retries: healthcheck.retries,
          disable: healthcheck.disable && healthcheck.test?.[0] !== "NONE",
        }),
      configs: service.configs.map(({ source, target, uid, gid, mode }) => said({ source, target, uid, gid, mode })),
      secrets: service.secrets.map(({ source, target, uid, gid, mode }) => said({ source, target, uid, gid, mode })),
      devices: service.devices.map(({ source, target, permissions }) => said({ source, target, permissions })),
      extraHosts: [...service.extraHosts].sort(),
      ulimits: Object.fromEntries(service.ulimits.map(({ name, soft, hard }) => [name, { soft, hard }])),
      limits: service.limits,
      expose: service.expose,
      profiles: service.profiles,
      restart: service.restart,
      user: service.user,
      workingDir: service.workingDir,
      platform: service.platform,
    }),
    replicas: service.replicas,
  };
}

function expectedFields(expected: Config["services"] extends Record<string, infer S> | undefined ? S : never): Json {
  const { build, healthcheck } = expected;
  return {
    command: unescaped(expected.command),
    entrypoint: unescaped(expected.entrypoint),
    environment: unescaped(expected.environment ?? {}),
    ports: (expected.ports ?? []).map((port: Printed) => said({ ...port, published: port.published })),
    volumes: (expected.volumes ?? []).map(expectedMount),
    ...said({
      image: unescaped(expected.image),
      build: build && {
        context: build.context,
        ...said({ dockerfile: build.dockerfile, inline: unescaped(build.dockerfile_inline), target: build.target }),
        args: unescaped(build.args ?? {}),
        contexts: unescaped(build.additional_contexts ?? {}),
        platforms: build.platforms ?? [],
        tags: build.tags ?? [],
        secrets: (build.secrets ?? []).map(({ source, target = source }: Printed) => ({ source, target })),
      },
      tmpfs: expected.tmpfs,
      networks: Object.fromEntries(
        Object.entries<Printed>(expected.networks ?? {}).map(([key, joined]) => [
          key,
          said({
            aliases: joined?.aliases,
            ipv4: joined?.ipv4_address,
            ipv6: joined?.ipv6_address,
            macAddress: joined?.mac_address,
            priority: joined?.priority,
            gatewayPriority: joined?.gw_priority,
          }),
        ]),
      ),
      networkMode: expected.network_mode,
      dependsOn: Object.fromEntries(
        Object.entries<Printed>(expected.depends_on ?? {}).map(([name, { condition, required, restart = false }]) => [
          name,
          { condition, required, restart },
        ]),
      ),
      healthcheck:
        healthcheck &&
        said({
          test: unescaped(healthcheck.test),
          interval: seconds(healthcheck.interval),
          timeout: seconds(healthcheck.timeout),
          startPeriod: seconds(healthcheck.start_period),
          startInterval: seconds(healthcheck.start_interval),
          retries: healthcheck.retries,
          disable: healthcheck.disable,
        }),
      configs: grants(expected.configs, "/"),
      secrets: grants(expected.secrets, "/run/secrets/"),
      devices: (expected.devices ?? []).map(({ source, target, permissions }: Printed) =>
        said({ source, target, permissions }),
      ),
      extraHosts: [...(expected.extra_hosts ?? [])].sort(),
      ulimits: Object.fromEntries(
        Object.entries<Printed>(expected.ulimits ?? {}).map(([name, limit]) => [
          name,
          typeof limit === "number" ? { soft: limit, hard: limit } : limit,
        ]),
      ),
      limits: said({
        cpus: expected.cpus ?? expected.deploy?.resources?.limits?.cpus,
        memory: bytes(expected.mem_limit ?? expected.deploy?.resources?.limits?.memory),
        pids: expected.pids_limit ?? expected.deploy?.resources?.limits?.pids,
        reservedMemory: bytes(expected.mem_reservation ?? expected.deploy?.resources?.reservations?.memory),
      }),
      expose: expected.expose,
      profiles: expected.profiles,
      restart: expected.restart,
      user: unescaped(expected.user),
      workingDir: unescaped(expected.working_dir),
      platform: expected.platform,
    }),
    replicas: expected.scale ?? expected.deploy?.replicas ?? 1,
  };
}

function valued(pairs: readonly { name: string; value?: string }[]): Json {
  return Object.fromEntries(pairs.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
}

function port({ hostIp, published, target, protocol, name, appProtocol, mode }: ComposePort): Json {
  return said({ host_ip: hostIp, published, target, protocol, name, app_protocol: appProtocol, mode });
}

function mount(mount: ComposeMount): Json {
  const {
    kind,
    source,
    target,
    readOnly,
    createHostPath,
    propagation,
    selinux,
    nocopy,
    subpath,
    size,
    mode,
    consistency,
  } = mount;
  const type = kind === "anonymous" ? "volume" : kind;
  const create = kind === "bind" ? { createHostPath: createHostPath ?? false } : {};
  return {
    ...said({ type, source, target, readOnly, propagation, selinux, nocopy, subpath, size, mode, consistency }),
    ...create,
  };
}

function expectedMount({ type, source, target, read_only, bind, volume, tmpfs, image, consistency }: Printed): Json {
  const known = ["bind", "volume", "tmpfs", "image"].includes(type);
  return {
    ...said({
      type: known ? type : "other",
      source: unescaped(source),
      target: unescaped(target),
      readOnly: read_only,
      propagation: bind?.propagation,
      selinux: bind?.selinux,
      nocopy: volume?.nocopy,
      subpath: volume?.subpath ?? image?.subpath,
      size: tmpfs?.size === undefined ? undefined : Number(tmpfs.size),
      mode: tmpfs?.mode,
      consistency,
    }),
    // A bind mount in the long form without the block `bind` lets the engine make the folder, as the short form does.
    ...(type === "bind" ? { createHostPath: bind === undefined || bind.create_host_path === true } : {}),
  };
}

/** `docker compose config` leaves a relative target as it is written; in the container it stands in the folder of its kind. */
function grants(list: Printed[] | undefined, folder: string): Json[] {
  return (list ?? []).map(({ source, target = source, uid, gid, mode }) =>
    said({
      source,
      target: target.startsWith("/") ? target : folder + target,
      uid,
      gid,
      mode: mode === undefined ? undefined : Number.parseInt(mode, 8),
    }),
  );
}

function bytes(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function seconds(text: string | undefined): number | undefined {
  return text === undefined ? undefined : secondsOf(text);
}

/** `config` prints a file that can be read again: every `$` doubled. */
function unescaped<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value).replaceAll("$$", "$"));
}

function topLevel(resource: ComposeResource & Json, prefix: (text: string) => string): Json {
  const {
    nameOnMachine,
    external,
    labels,
    driver,
    driverOptions,
    internal,
    attachable,
    subnets,
    file,
    environment,
    content,
  } = resource;
  return said({
    name: prefix(nameOnMachine),
    external,
    labels,
    driver,
    driverOptions,
    internal,
    attachable,
    subnets,
    file,
    environment,
    content,
  });
}

function expectedTopLevel(value: Printed): Json {
  const subnets = (value.ipam?.config ?? []).map(({ subnet, gateway, ip_range }: Printed) =>
    said({ subnet, gateway, ipRange: ip_range }),
  );
  const { name, external, labels, driver, driver_opts, internal, attachable, file, environment, content } = value;
  return said({
    name,
    external,
    labels,
    driver,
    driverOptions: driver_opts,
    internal,
    attachable,
    subnets,
    file,
    environment,
    content: unescaped(content),
  });
}
