import type { ProjectModel } from "../project/model";
import type { Finding } from "./finding";

/** Dependencies that wait for what never comes, or for what a plain `up` leaves out. */
export function waitingFindings({ services }: ProjectModel): Finding[] {
  const byName = new Map(services.map((service) => [service.name, service]));
  return services.flatMap((service) =>
    service.dependsOn.flatMap((dependency): Finding[] => {
      const needed = byName.get(dependency.service);
      if (!needed) return [];
      const facts = { service: service.name, dependency: needed.name, profile: needed.profiles[0] };
      const found = { service: service.name, range: dependency.range, facts };
      if (dependency.required && service.profiles.length === 0 && needed.profiles.length > 0) {
        return [{ kind: "leftOut", ...found }];
      }
      if (dependency.required && dependency.condition === "service_healthy" && needed.healthcheck?.disable) {
        return [{ kind: "neverHealthy", ...found }];
      }
      return [];
    }),
  );
}
