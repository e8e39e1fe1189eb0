import { fitTo, row, rule } from "./drawing";
import type { ComposeMount, ComposePort, ComposeProject, ComposeService } from "./protocol";

/**
 * A drawing of a compose project for a terminal or a chat, 78 columns wide: in the order they start, a box for each service with
 * what its containers are made of and where they are open, and below them the volumes and networks with who uses them.
 */
export function drawProject(project: ComposeProject): string {
  if (project.services.length === 0) return "No service to draw: services stand below the key services.\n";
  const placed = new Set(project.startOrder.flat());
  const waves = [...project.startOrder, project.services.map(({ name }) => name).filter((name) => !placed.has(name))];
  const byName = new Map(project.services.map((service) => [service.name, service]));
  const lines = [
    `project ${project.name ?? "named after its folder"}`,
    ...waves.flatMap((wave, at) =>
      wave.length === 0
        ? []
        : drawWave(
            wave.map((name) => byName.get(name)!),
            at,
            at === project.startOrder.length,
          ),
    ),
    ...drawResources(project),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function drawWave(services: readonly ComposeService[], at: number, isCycle: boolean): string[] {
  const title = isCycle ? "never starts: waits for itself" : at === 0 ? "starts first" : `starts in step ${at + 1}`;
  return ["", title, ...services.flatMap(drawService)];
}

function drawService(service: ComposeService): string[] {
  const { name, container, replicas, profiles, dependsOn } = service;
  const notes = [
    ...(replicas === 1 ? [] : [`${replicas} containers`]),
    ...(profiles.length > 0 ? [`only with profile ${profiles.join(" or ")}`] : []),
  ];
  return [
    rule("┌", "┐"),
    row(name, notes.join(" · ")),
    row(`  container ${container}: one writable layer`),
    row(`  ${imageText(service)}`),
    ...dependsOn.map(({ service: other, condition }) =>
      row(`  waits for ${other}: ${conditionWords[condition] ?? condition}`),
    ),
    ...service.ports.map((port) => row(`  port ${portText(port)}`)),
    ...service.mounts.map((mount) => row(`  ${mountText(mount)}`)),
    rule("└", "┘"),
  ];
}

const conditionWords: Readonly<Record<string, string>> = {
  service_started: "its container has started",
  service_healthy: "its health check succeeds",
  service_completed_successfully: "it has exited with 0",
};

function imageText({ image, imageName, build }: ComposeService): string {
  if (!build) return image === undefined ? "no image" : `image ${image}`;
  const file = build.inline === undefined ? (build.dockerfile ?? "Dockerfile") : "the Dockerfile in this file";
  return `image ${imageName}, built from ${build.context} with ${file}${build.target ? `, stage ${build.target}` : ""}`;
}

function portText({ hostIp, published, target, protocol }: ComposePort): string {
  const host = `${hostIp ?? "every address"}:${published ?? "any free port"}`;
  return `${host} → ${target}${protocol === "tcp" ? "" : `/${protocol}`}`;
}

function mountText({ kind, source, target, readOnly }: ComposeMount): string {
  const from = {
    anonymous: "an anonymous volume",
    bind: `host path ${source}`,
    image: `files of image ${source}`,
    other: source ?? "",
    tmpfs: "memory",
    volume: `volume ${source}`,
  }[kind];
  return `${target} ← ${from}${readOnly ? ", read-only" : ""}`;
}

function drawResources({ volumes, networks }: ComposeProject): string[] {
  const rows = [
    ...volumes.map(({ nameOnMachine, external, users }) => {
      const fate = external ? "external, never removed" : "outlives the containers, removed by down -v";
      return `  volume ${fitTo(nameOnMachine, 30).trimEnd()}: ${usersText(users.map(({ service }) => service))}; ${fate}`;
    }),
    ...networks.map(({ nameOnMachine, external, users }) => {
      return `  network ${fitTo(nameOnMachine, 30).trimEnd()}: ${usersText(users)}${external ? "; external" : ""}`;
    }),
  ];
  return rows.length === 0 ? [] : ["", ...rows];
}

function usersText(users: readonly string[]): string {
  return users.length === 0 ? "used by nobody" : [...new Set(users)].join(", ");
}
