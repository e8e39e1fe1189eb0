import { officialImages } from "../../images/official";
import type { ComposePort, ComposeService } from "../../protocol";
import type { ProjectModel } from "../project/model";
import { isWithin } from "../value/paths";
import type { Finding } from "./finding";

/** Official images that keep what they are given; the first of their declared volumes holds it. */
const databases = new Set(["postgres", "mysql", "mariadb", "mongo", "cassandra", "couchdb", "influxdb", "neo4j"]);

/** Those that answer whoever reaches them, or hold what only the project's own services need. */
const inner = new Set([...databases, "redis", "memcached", "elasticsearch", "zookeeper"]);

/** Variables that move a database's files to another place. */
const moved = new Set(["PGDATA", "MYSQL_DATADIR", "INFLUXD_BOLT_PATH"]);

/** The name of an official image of Docker Hub, however long the reference; undefined for another's. */
export function officialName(image: string | undefined): string | undefined {
  const name = /^(?:(?:docker\.io|index\.docker\.io)\/)?(?:library\/)?([a-z0-9._-]+)(?::[\w.-]+)?(?:@\S+)?$/.exec(
    image ?? "",
  )?.[1];
  return name !== undefined && Object.hasOwn(officialImages, name) ? name : undefined;
}

/** A database whose port is open to every network of the host, or whose data nothing keeps. */
export function databaseFindings({ services }: ProjectModel): Finding[] {
  return services.flatMap((service) => {
    const image = service.build ? undefined : officialName(service.image);
    return image === undefined ? [] : [...openPorts(service, image), ...lostData(service, image)];
  });
}

function openPorts(service: ComposeService, image: string): Finding[] {
  if (!inner.has(image) || service.networkMode === "host") return [];
  const known = officialImages[image]!.ports ?? [];
  const open = service.ports.filter((port) => isOnEveryAddress(port) && known.includes(String(port.target)));
  return open.map(({ published, target, range }) => ({
    kind: "openPort",
    service: service.name,
    range,
    facts: {
      service: service.name,
      image,
      published,
      local: `127.0.0.1:${published ?? ""}:${target}`,
      inside: `${service.name}:${target}`,
    },
  }));
}

export function isOnEveryAddress({ hostIp }: ComposePort): boolean {
  return hostIp === undefined || hostIp === "0.0.0.0" || hostIp === "::";
}

/** Silent unless the image's own volume is all there is: any mount at, above or below its path may be meant to hold the data. */
function lostData(service: ComposeService, image: string): Finding[] {
  const path = officialImages[image]!.volumes?.[0];
  const isElsewhere = service.environment.some(({ name }) => moved.has(name)) || service.extends?.file !== undefined;
  if (!databases.has(image) || path === undefined || isElsewhere) return [];
  if (service.mounts.some(({ target }) => isWithin(target, path) || isWithin(path, target))) return [];
  if (service.dependsOn.some(({ because }) => because === "volumes_from")) return [];
  return [
    {
      kind: "lostData",
      service: service.name,
      range: service.range,
      facts: {
        service: service.name,
        image,
        path,
        mount: `${service.name}-data:${path}`,
        volume: `${service.name}-data:`,
      },
    },
  ];
}
