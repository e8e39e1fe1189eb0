import type { Container, ImageConfig } from "../../protocol";

/** How the engine starts a container of an image with this configuration and nothing on the `docker run` line. */
export function startContainer(config: ImageConfig): Container {
  return {
    command: [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])],
    env: config.Env ?? [],
    ports: Object.keys(config.ExposedPorts ?? {}),
    volumes: Object.keys(config.Volumes ?? {}),
    ...(config.User ? { user: config.User } : {}),
    ...(config.WorkingDir ? { workdir: config.WorkingDir } : {}),
    ...(config.Healthcheck ? { healthcheck: config.Healthcheck } : {}),
    ...(config.StopSignal ? { stopSignal: config.StopSignal } : {}),
  };
}
