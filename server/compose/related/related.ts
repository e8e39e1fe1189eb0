import type { ComposeService } from "../../protocol";
import type { ComposeFile } from "../read/parse";
import type { Entry, Value } from "../read/yaml";

/** What a build of a service leads to, as plain data: the stage and what it becomes. Lines are 1-based, as people count. */
export interface BuiltImage {
  /** The Dockerfile as people name it from here: `api/Dockerfile`. */
  file: string;
  /** The stages that `target` can name. */
  stages: string[];
  /** `target` names none of them; `near` is what may have been meant. */
  unknownTarget?: { near?: string };
  /** The name of the stage; absent: it has none. */
  stage?: string;
  /** Of its FROM. */
  line: number;
  /** The external image below; absent: scratch. */
  base?: string;
  /** Layers on top of it. */
  layers: number;
  /** Names of the stages that this image does not need. */
  unneeded: string[];
  command?: ImageSetting;
  entrypoint?: ImageSetting;
  user?: ImageSetting;
  directory?: ImageSetting;
  stopSignal?: ImageSetting;
  healthcheck?: ImageSetting;
  /** ENV of the file; `value` as the image has it. */
  variables: { name: string; value: string; line: number }[];
  /** `80/tcp`. */
  ports: { port: string; line: number }[];
  volumes: { path: string; line: number }[];
  /** What writes below which absolute path. */
  writes: { path: string; text: string; line: number }[];
  /** Every ARG of the file; `built`: this image's build reads it. */
  args: { name: string; value?: string; line: number; built: boolean }[];
  /** Build arguments that need no ARG. */
  freeArgs: readonly string[];
}

/** What an instruction of the Dockerfile sets. */
export interface ImageSetting {
  /** The instruction as the file writes it. */
  text: string;
  line: number;
  /** Of a command: its words, a shell's `-c` included. */
  words: string[];
}

/** Another compose file. */
export interface OtherFile {
  /** As people name it from here. */
  name: string;
  file: ComposeFile;
}

/** What an `include` brings in, the included file first; each file once. */
export interface IncludedFiles {
  files: OtherFile[];
  /** Files that come back to themselves, the first again at the end. */
  circle?: string[];
  /** Paths, as the including file writes them, of what does not exist and of what nobody has looked into. */
  missing: string[];
  unread: string[];
  /** There is more than is followed. */
  more: boolean;
}

/** A service that another extends; `file` as people name it from here. */
export type InheritedService = { service: string; file: string } & (
  | { state: "found"; entry: Entry; lineStarts: readonly number[] }
  /** The file has other services. */
  | { state: "none"; among: Value | undefined }
  /** No such file; nobody has looked; a service that is on the way already. */
  | { state: "missing" | "unread" | "circle" }
);

/**
 * What other files say, as far as somebody has handed them over: `null` is a file that does not exist, `undefined` one that nobody has
 * looked into.
 */
export interface Related {
  /** A service of this file, its variables and its `extends` worked in. */
  service(name: string): ComposeService | undefined;
  image(service: ComposeService): BuiltImage | { missing: string } | undefined;
  /** A compose file by the path that this one names. */
  compose(path: string): OtherFile | null | undefined;
  /** An included file, then those that it includes in turn. */
  included(path: string): IncludedFiles;
  /** The services that one of this file takes over from, the nearest first. */
  inherited(name: string): InheritedService[];
  /** The names of the variables in a file of `env_file`. */
  variables(path: string): string[] | null | undefined;
  /** The override file beside this one, or the file that this one goes over. */
  layered?: OtherFile & { above: boolean };
}
