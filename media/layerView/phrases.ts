import type { Language } from "../../server/protocol";
import type { Added } from "./adds";
import type { Base, StageName, Start, Summary } from "./facts";
import { english } from "./phrases.en";
import { korean } from "./phrases.ko";
import type { ReferenceParts } from "./reference";
import type { RailNode } from "./stages";
import type { Text } from "./text";
import type { Mounted } from "./volumes";

/** Everything the page says, in one language. `name` gives a stage's name, `line` numbers are 1-based. */
export interface Phrases {
  /** The title's sentence. */
  summary(summary: Summary, base: Base): Text;
  stage(name: StageName): Text;
  /** Labels the choice of the stage to build. */
  target: string;
  /** The stage that is built without `--target`. */
  lastStage: string;
  nameless: string;
  export: string;
  lock: string;
  locked: string;
  stale: string;
  /** Heads the list of what the builder would refuse. */
  refused: string;
  more(count: number): string;
  line(line: number): string;

  container: string;
  containerIs: string;
  writable: string;
  writableGone: Text;
  command: string;
  /** Said in place of, or behind, the command line. */
  open: Record<NonNullable<Start["open"]>, Text>;
  user: string;
  workdir: string;
  ports: string;
  portsAre: Text;
  healthcheck: string;
  every(seconds: number): string;
  /** In place of a health check's command: the base image's is switched off. */
  unchecked: string;
  asBase: string;

  image: string;
  imageIs: string;
  lineHead: string;
  layer: string;
  /** Says of a metadata line, for those who cannot see that it is small. */
  note: string;
  buildNote: string;
  wrongNote: string;
  /** What a layer adds. */
  added(added: Added, name: (stage: number) => StageName): Text;
  trigger: Text;
  seam(stage: StageName, base: StageName): Text;

  base: string;
  official: string;
  /** Labels what a reference is made of. */
  parts: Record<keyof ReferenceParts, string>;
  /** Behind a tag that is not written. */
  byDefault: string;
  /** Of a base whose layers are known. */
  baseOpen: string;
  /** Of one whose layers nobody has looked up, ahead of the command that does. */
  baseClosed: string;
  scratchIs: string;

  volumes: string;
  /** Of paths some of which only VOLUME keeps. */
  volumeIs: Text;
  /** Of paths that services mount something at. */
  mountedIs: Text;
  mountedBy(mounted: Mounted): Text;

  stages: string;
  standing(node: RailNode, name: (stage: number) => StageName): Text;

  emptyTitle: string;
  /** For a Dockerfile without a stage; `undefined`: no Dockerfile at all. */
  empty(file: string | undefined): Text;

  /** For a screen reader, when the numbers change. */
  live(steps: number, layers: number, stages: number): string;
}

export const phrases: Record<Language, Phrases> = { en: english, ko: korean };
