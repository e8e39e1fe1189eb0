import { officialImages } from "../../images/official";
import type { ComposeService } from "../../protocol";
import type { ProjectModel } from "../project/model";
import { officialName } from "./databases";
import type { Finding } from "./finding";

/** Schemes that only a server-side client speaks: an http address may be meant for the browser on the host. */
const defaultPorts: Readonly<Record<string, number>> = {
  amqp: 5672,
  mariadb: 3306,
  mongodb: 27017,
  mysql: 3306,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
};

const address = /^(?:jdbc:)?([a-z]+)(?:\+\w+)?:\/\/(?:[^@/\s]*@)?(localhost|127\.0\.0\.1)(?::(\d+))?(?=[/?]|$)/;

/** Addresses that lead a container to itself where another service listens. */
export function localhostFindings({ services }: ProjectModel): Finding[] {
  return services.flatMap((service) => {
    if (service.networkMode !== undefined || !service.environment.some(({ value }) => value && address.test(value)))
      return [];
    return service.environment.flatMap(({ name, value = "", range }): Finding[] => {
      const [, scheme = "", host, written] = address.exec(value) ?? [];
      const port = written === undefined ? defaultPorts[scheme] : Number(written);
      if (!Object.hasOwn(defaultPorts, scheme) || port === undefined || listens(service, port) !== undefined) return [];
      const other = services.find((each) => each !== service && listens(each, port) !== undefined);
      if (!other) return [];
      const facts = {
        service: service.name,
        variable: name,
        host,
        other: other.name,
        inside: `${other.name}:${listens(other, port)}`,
      };
      return [{ kind: "localhost", service: service.name, range, facts }];
    });
  });
}

/** The container's port that the port leads to, inside or on the host. */
function listens(service: ComposeService, port: number): number | undefined {
  const published = service.ports.find((each) => each.published === String(port))?.target;
  const inside = [...service.ports.map(({ target }) => target), ...service.expose.map(Number.parseFloat)];
  const image = service.build ? undefined : officialName(service.image);
  if (image !== undefined) inside.push(...(officialImages[image]!.ports ?? []).map(Number.parseFloat));
  return published ?? (inside.includes(port) ? port : undefined);
}
