import { type ProjectModel, readProject } from "../compose/project/model";
import { type ComposeFile, parseCompose } from "../compose/read/parse";
import { getIn } from "../compose/read/yaml";
import { dockerfileOf, namedFiles } from "../compose/related/namedFiles";
import type { BuiltImage, OtherFile, Related } from "../compose/related/related";
import { builtImage } from "../dockerfile/builtImage";
import type { Builder } from "../dockerfile/explain/builders";
import type { ComposeBuild } from "../protocol";
import { chainedFiles, includedFiles, inheritedServices, type ReadOther } from "./chains";
import { isSameUri, relativeName, resolveUri } from "./uris";
import { variableNames } from "./variableNames";

/** Texts by URI; null: there is no such file. */
export type Texts = ReadonlyMap<string, string | null>;

/** A compose file as the bridge sees it. */
export interface ComposeView {
  uri: string;
  compose: ComposeFile;
  model(): ProjectModel;
}

const standardNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
const overrideNames = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/**
 * The URIs of the files that a compose file names or that docker compose reads beside it, and of the compose files that those include
 * or extend, as far as their own texts are here.
 */
export function wantedFiles(view: ComposeView, neighbours: Neighbours): string[] {
  const { uri, compose, model } = view;
  const paths = [...namedFiles(compose, model()).map(({ path }) => path), ...(layersOf(uri)?.names ?? [])];
  const uris = paths.map((path) => resolveUri(uri, path)).filter((each) => each !== undefined);
  return [...new Set([...uris, ...neighbours.chained(view)])];
}

/** Where docker compose looks for the file that goes over this one (`above`), or for the one below it; the first that exists counts. */
function layersOf(uri: string): { names: string[]; above: boolean } | undefined {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  if (standardNames.includes(name)) return { names: overrideNames, above: true };
  return overrideNames.includes(name) ? { names: standardNames, above: false } : undefined;
}

/** What was handed over for one document; each text is read once. */
export class Neighbours {
  readonly #texts: Texts;
  readonly #composeFiles = new Map<string, ComposeFile>();
  readonly #builders = new Map<string, Builder[]>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** Absent in the map: nobody has looked. */
  text(uri: string | undefined): string | null | undefined {
    return uri === undefined ? undefined : this.#texts.get(uri);
  }

  /** The URIs of the compose files that this one and its override file lead to. */
  chained({ uri, compose, model }: ComposeView): string[] {
    const layered = this.#layered(uri);
    const layers = layered ? [{ uri, compose: layered.file, root: layered.file.root }] : [];
    return chainedFiles([{ uri, compose, root: model().root }, ...layers], this.#reader(uri));
  }

  /** What the other files say to a compose file. */
  related({ uri, compose, model }: ComposeView): Related {
    const textOf = (path: string) => this.text(resolveUri(uri, path));
    const layered = this.#layered(uri);
    return {
      service: (name) => model().services.find((service) => service.name === name),
      image: ({ name, build }) => {
        if (!build) return undefined;
        if (build.inline !== undefined) return built("dockerfile_inline", build.inline, build);
        const path = dockerfileOf(compose, getIn(model().root, ["services", name, "build"]));
        const text = path === undefined ? undefined : textOf(path);
        if (path === undefined || text === undefined) return undefined;
        return text === null ? { missing: path } : built(path, text, build);
      },
      compose: (path) => {
        const text = textOf(path);
        return typeof text === "string" ? { name: path, file: this.#compose(resolveUri(uri, path)!, text) } : text;
      },
      included: (path) => includedFiles({ uri, compose, root: model().root }, path, this.#reader(uri)),
      inherited: (name) => inheritedServices({ uri, compose, root: compose.root }, name, this.#reader(uri)),
      variables: (path) => {
        const text = textOf(path);
        return typeof text === "string" ? variableNames(text) : text;
      },
      ...(layered ? { layered } : {}),
    };
  }

  /** The services of all compose files here that build a Dockerfile. */
  builders(uri: string): Builder[] {
    const known = this.#builders.get(uri) ?? this.#readBuilders(uri);
    this.#builders.set(uri, known);
    return known;
  }

  #readBuilders(uri: string): Builder[] {
    return [...this.#texts].flatMap(([composeUri, text]) => {
      if (text === null) return [];
      const compose = this.#compose(composeUri, text);
      const { root, services } = readProject(compose);
      return services.flatMap((service) => {
        const path = dockerfileOf(compose, getIn(root, ["services", service.name, "build"]));
        const built = path === undefined ? undefined : resolveUri(composeUri, path);
        if (built === undefined || !isSameUri(built, uri)) return [];
        return [{ file: relativeName(uri, composeUri), uri: composeUri, service }];
      });
    });
  }

  /** Reads compose files that are named from the folder of this one. */
  #reader(uri: string): ReadOther {
    return (other) => {
      const text = this.text(other);
      return typeof text === "string" ? { name: relativeName(uri, other), file: this.#compose(other, text) } : text;
    };
  }

  #layered(uri: string): Related["layered"] {
    const layers = layersOf(uri);
    for (const name of layers?.names ?? []) {
      const other = resolveUri(uri, name);
      const text = this.text(other);
      if (layers && other !== undefined && typeof text === "string") {
        return { name, file: this.#compose(other, text), above: layers.above } satisfies OtherFile & { above: boolean };
      }
    }
    return undefined;
  }

  #compose(uri: string, text: string): ComposeFile {
    const known = this.#composeFiles.get(uri) ?? parseCompose(text);
    this.#composeFiles.set(uri, known);
    return known;
  }
}

function built(file: string, text: string, { target, args }: ComposeBuild): BuiltImage | undefined {
  const given = args.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  const image = builtImage(text, { ...(target === undefined ? {} : { target }), buildArgs: Object.fromEntries(given) });
  return image && { file, ...image };
}
