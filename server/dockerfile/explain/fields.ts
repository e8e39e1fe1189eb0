/** Member of the image's configuration that an instruction writes, in the words of `docker image inspect`. */
const fields: Readonly<Record<string, string>> = {
  CMD: "Cmd",
  ENTRYPOINT: "Entrypoint",
  ENV: "Env",
  EXPOSE: "ExposedPorts",
  HEALTHCHECK: "Healthcheck",
  LABEL: "Labels",
  MAINTAINER: "author",
  ONBUILD: "OnBuild",
  SHELL: "Shell",
  STOPSIGNAL: "StopSignal",
  USER: "User",
  VOLUME: "Volumes",
  WORKDIR: "WorkingDir",
};

/** The field as Markdown of our own; undefined for an instruction that writes none. */
export function fieldOf(keyword: string): { markdown: string } | undefined {
  const field = fields[keyword];
  return field === undefined ? undefined : { markdown: field };
}

/** How each instruction is written, shown for one that is not complete. */
export const forms: Readonly<Record<string, string>> = {
  ADD: "ADD [FLAGS] SOURCE… DESTINATION",
  ARG: "ARG NAME[=DEFAULT]",
  CMD: 'CMD ["PROGRAM", "ARGUMENT"…]',
  COPY: "COPY [FLAGS] SOURCE… DESTINATION",
  ENTRYPOINT: 'ENTRYPOINT ["PROGRAM", "ARGUMENT"…]',
  ENV: "ENV NAME=VALUE…",
  EXPOSE: "EXPOSE PORT[/tcp|/udp]…",
  FROM: "FROM [--platform=PLATFORM] IMAGE [AS NAME]",
  HEALTHCHECK: "HEALTHCHECK [OPTIONS] CMD COMMAND",
  LABEL: "LABEL KEY=VALUE…",
  MAINTAINER: "MAINTAINER NAME",
  ONBUILD: "ONBUILD INSTRUCTION",
  RUN: "RUN [FLAGS] COMMAND",
  SHELL: 'SHELL ["PROGRAM", "ARGUMENT"…]',
  STOPSIGNAL: "STOPSIGNAL SIGNAL",
  USER: "USER NAME[:GROUP]",
  VOLUME: "VOLUME PATH…",
  WORKDIR: "WORKDIR PATH",
};
