import { flagsOf } from "./dockerfile/check/flagRules";
import { instructionNames } from "./dockerfile/check/refusals";
import { builtIn } from "./dockerfile/read/frontend";
import type { Facts } from "./explanation";

/** The words of a refusal, by the names of its pattern; `near` is what the builder takes a mistyped word for. */
export type Caught = Readonly<Record<string, string>>;

/** A complete line of each instruction that may be found without its arguments. */
const examples: Readonly<Record<string, string>> = {
  ARG: "ARG VERSION=1.0",
  ENV: "ENV NAME=value",
  EXPOSE: "EXPOSE 8080",
  HEALTHCHECK: "HEALTHCHECK CMD test -e /run/ready",
  LABEL: "LABEL NAME=value",
  MAINTAINER: 'LABEL org.opencontainers.image.authors="name"',
  ONBUILD: "ONBUILD COPY . /app",
  SHELL: 'SHELL ["/bin/bash", "-c"]',
  STOPSIGNAL: "STOPSIGNAL SIGTERM",
  USER: "USER 1000",
  VOLUME: "VOLUME /data",
  WORKDIR: "WORKDIR /app",
};

const flagExamples: Readonly<Record<string, string>> = {
  chmod: "0755",
  chown: "1000:1000",
  exclude: "*.md",
  from: "build",
  interval: "30s",
  mount: "type=cache,target=/path",
  network: "none",
  platform: "linux/amd64",
  retries: "3",
  security: "insecure",
  "start-interval": "2s",
  "start-period": "10s",
  timeout: "5s",
};

export function completeLine({ keyword = "" }: Caught): Facts {
  return { example: examples[keyword], empty: `${keyword} NAME=`, maintainer: keyword === "MAINTAINER" };
}

/** What a word is that cannot stand where it stands. */
export function misplaced({ word = "" }: Caught): Facts {
  return {
    comment: word.startsWith("#"),
    instruction: instructionNames.includes(word.toUpperCase()),
    array: /^\[|\]$/.test(word),
    several: /\s/.test(word),
  };
}

/** A name near the one written that the builder takes for a stage. */
export function validStageName({ written = "" }: Caught): Facts {
  const name = written
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, "-")
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
  return { name: /^[a-z]/.test(name) ? name : `stage-${name || 1}`, variable: written.includes("$") };
}

/** A flag that came after the frontend of Docker Engine 28. */
export function newerFlag(name: string, entitlement?: string): () => Facts {
  return () => {
    const [owner, { since, labs }] = rulesOf(name)[0]!;
    const release = Number.isFinite(since) ? `1.${since}` : `1.${labs}-labs`;
    return {
      feature: `${owner} --${name}`,
      syntax: `# syntax=docker/dockerfile:${release}`,
      allow: entitlement && `docker build --allow ${entitlement}`,
    };
  };
}

export function unknownFlag({ name = "", near }: Caught): Facts {
  const lower = name.toLowerCase();
  const rules = rulesOf(name);
  const since = Math.max(0, ...rules.map(([, rule]) => rule.since).filter((minor) => minor <= builtIn.minor));
  return {
    flag: `--${name}`,
    owners: rules.map(([owner]) => owner),
    syntax: since > 0 ? `# syntax=docker/dockerfile:1.${since}` : undefined,
    lower: lower !== name && rulesOf(lower).length > 0 ? `--${lower}` : undefined,
    near: near && `--${near}`,
  };
}

export function flag({ name = "" }: Caught): Facts {
  const boolean = rulesOf(name).some(([, rule]) => rule.kind === "boolean");
  return {
    flag: `--${name}`,
    boolean,
    example: `--${name}=${flagExamples[name] ?? "value"}`,
    yes: `--${name}=true`,
    no: `--${name}=false`,
  };
}

function rulesOf(name: string) {
  return Object.entries(flagsOf).flatMap(([owner, flags]) =>
    Object.hasOwn(flags, name) ? [[owner, flags[name]!] as const] : [],
  );
}

/** `key=near` for a mistyped value of a `--mount`. */
export function mistyped(key: string): (caught: Caught) => Facts {
  return ({ near }) => ({ near: near && `${key}=${near}` });
}

/** How to give the first variable of an expression a value. */
export function variable({ expression = "" }: Caught): Facts {
  const name = /\$\{?([A-Za-z_]\w*)/.exec(expression)?.[1];
  return name === undefined ? {} : assignment({ name });
}

export function assignment({ name = "" }: Caught): Facts {
  return { name, declaration: `ARG ${name}=value`, argument: `docker build --build-arg ${name}=value` };
}

/** An image's name with all but its tag and digest in lower case. */
export function lowerCaseName({ name = "" }: Caught): Facts {
  const end = /(?::[^/:@]*)?(?:@.*)?$/.exec(name)!.index;
  return { lower: name.slice(0, end).toLowerCase() + name.slice(end) };
}

export function target({ target: wanted = "", near }: Caught): Facts {
  return {
    command: near && `docker build --target ${near}`,
    example: /^[a-z][\w.-]*$/i.test(wanted) ? `FROM image AS ${wanted.toLowerCase()}` : undefined,
  };
}

/** The same port with protocols that there are. */
export function protocols({ word = "" }: Caught): Facts {
  const [port = "", protocol = ""] = word.split("/");
  const range = /^(tcp|udp|sctp)-(\d+)$/i.exec(protocol);
  return range ? { range: `${port}-${range[2]}/${range[1]}` } : { tcp: `${port}/tcp`, udp: `${port}/udp` };
}

export function violations({ rules = "" }: Caught): Facts {
  const names = rules.split(", ");
  return { rules: names, skip: `# check=skip=${names.join(",")};error=true` };
}

/** Prefixes, suffixes and replacements came with Dockerfile 1.7: what an older frontend does not know. */
export function modifier({ modifier: written = "" }: Caught): Facts {
  return { old: /^[#%/]$/.test(written) };
}

export function quote(mark: string): (caught: Caught) => Facts {
  return ({ word }) => ({ quote: mark, escaped: `\\${mark}`, leading: word?.startsWith(mark) });
}
