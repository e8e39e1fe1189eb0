import { goQuote } from "./goQuote";

export interface Platform {
  os: string;
  architecture: string;
  /** Empty when there is none. */
  variant: string;
}

const architectures: Record<string, [architecture: string, variant: string]> = {
  i386: ["386", ""],
  x86_64: ["amd64", ""],
  "x86-64": ["amd64", ""],
  aarch64: ["arm64", ""],
  armhf: ["arm", "v7"],
  armel: ["arm", "v6"],
};
const systems = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos".split(
    " ",
  ),
);
const processors = new Set(
  "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm".split(
    " ",
  ),
);

function normalize(os: string, architecture: string, variant: string): Platform {
  const [known, implied] = architectures[architecture.toLowerCase()] ?? [architecture.toLowerCase(), ""];
  let exact = variant === "" ? implied : variant.toLowerCase();
  if (known === "arm64" && (exact === "8" || exact === "v8")) exact = "";
  else if (known === "amd64" && exact === "v1") exact = "";
  else if (known === "arm" && /^\d$/.test(exact)) exact = `v${exact}`;
  return { os: os === "macos" ? "darwin" : os, architecture: known, variant: exact };
}

/** Of the engine, to the letter: its messages show them. */
const systemPart = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const otherPart = /^[A-Za-z0-9_.-]+$/;

/** Reads `os[/arch[/variant]]` as containerd does; the error is the engine's text. A single word may name either. */
export function parsePlatform(text: string): Platform | { error: string } {
  const parts = text.split("/");
  if (parts.length > 3) return { error: `${goQuote(text)}: cannot parse platform specifier: invalid argument` };
  const wrong = (part: string, what: string, pattern: RegExp) => {
    const why = `is an invalid ${what}component of ${goQuote(text)}: ${what === "" ? "platform" : "OSAndVersion"} specifier component`;
    return { error: `${goQuote(part)} ${why} must match ${goQuote(pattern.source)}: invalid argument` };
  };
  if (!systemPart.test(parts[0]!)) return wrong(parts[0]!, "OS ", systemPart);
  const bad = parts.find((part, at) => at > 0 && !otherPart.test(part));
  if (bad !== undefined) return wrong(bad, "", otherPart);
  const [first, architecture, variant] = parts as [string, string?, string?];
  const os = first.replace(/\(.*$/, "").toLowerCase();
  if (architecture !== undefined) {
    const platform = normalize(os, architecture, variant ?? "");
    if (platform.architecture === "arm" && platform.variant === "") platform.variant = "v7";
    return platform;
  }
  if (systems.has(os)) return normalize(os, "amd64", "");
  const platform = normalize("linux", os, "");
  if (!processors.has(platform.architecture)) {
    return { error: `${goQuote(text)}: unknown operating system or architecture: invalid argument` };
  }
  if (platform.architecture === "arm" && platform.variant === "") platform.variant = "v7";
  return platform;
}

/** `os/arch[/variant]`. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return `${os}/${architecture}${variant === "" ? "" : `/${variant}`}`;
}
