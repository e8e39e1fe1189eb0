import { type CancellationToken, type TextDocument, Uri } from "vscode";
import type { FromLayerView, ServicePile } from "../../media/layerView/messages";
import type { ComposeProject, ComposeService, LayerStack } from "../../server/protocol";
import { open } from "./editors";
import type { Model } from "./model";
import { type Drawing, type Picture, underCursor } from "./picture";

/** Dockerfiles that are looked into for one picture; a file of more services than that shows the rest without their layers. */
const mostPiles = 40;

/** A compose file as its containers, each on its pile. */
export class ComposePicture implements Picture {
  /** The last project that had a service. */
  private shown: ComposeProject | undefined;
  private selected: string | undefined;

  constructor(
    private readonly document: TextDocument,
    private readonly model: Model,
  ) {}

  async draw(token: CancellationToken, isSecond = false): Promise<Drawing | null | undefined> {
    const { version } = this.document;
    const params = { textDocument: { uri: this.document.uri.toString() } };
    const answer = await this.model.project(params, token).catch(() => null);
    if (token.isCancellationRequested) return undefined;
    // Asked while the edit was on its way to the server: by now it has arrived.
    if (answer && answer.version < version && !isSecond) return this.draw(token, true);
    const makesSense = answer !== null && answer.services.length > 0;
    if (makesSense) this.shown = answer;
    else if (this.document.getText().trim() === "") this.shown = undefined;
    const project = this.shown;
    if (!project) return null;
    if (!project.services.some(({ name }) => name === this.selected)) this.selected = undefined;
    const piles = await this.pilesOf(project, token);
    return {
      kind: "compose",
      project,
      piles,
      stale: !makesSense,
      ...(this.selected !== undefined && { selected: this.selected }),
    };
  }

  active(): number | undefined {
    const { services = [] } = this.shown ?? {};
    return underCursor(
      this.document,
      services.map(({ range }, index) => ({ start: range.start, end: services[index + 1]?.range.start ?? range.end })),
    );
  }

  followsCursor(): boolean {
    return false;
  }

  async noteSaved(saved: TextDocument): Promise<boolean> {
    return saved.languageId === "dockerfile";
  }

  lookedAway(): boolean {
    return false;
  }

  async receive(message: FromLayerView): Promise<boolean> {
    if (message.type !== "select") return false;
    this.selected = message.service;
    return true;
  }

  /** What each service's Dockerfile becomes, of those that are files in reach. */
  private async pilesOf({ services }: ComposeProject, token: CancellationToken): Promise<Record<string, ServicePile>> {
    const built = services.filter(({ build }) => build).slice(0, mostPiles);
    const piles = await Promise.all(
      built.map(async (service) => [service.name, await this.pileOf(service, token)] as const),
    );
    return Object.fromEntries(piles.filter((entry): entry is [string, ServicePile] => entry[1] !== undefined));
  }

  private async pileOf({ build }: ComposeService, token: CancellationToken): Promise<ServicePile | undefined> {
    const file =
      build?.dockerfile === undefined ? undefined : dockerfileOf(this.document, build.context, build.dockerfile);
    // Opening it without an editor makes the server know it, edits of another editor included.
    const document = file && (await open(file));
    if (!document || token.isCancellationRequested) return undefined;
    const params = {
      textDocument: { uri: document.uri.toString() },
      buildArgs: Object.fromEntries(
        build!.args.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
      ),
      ...(build?.target !== undefined && { target: build.target }),
    };
    const stack = await this.model.layerStack(params, token).catch((): LayerStack | null => null);
    if (!stack || stack.stages.length === 0) return undefined;
    const path = document.uri.path;
    return { uri: document.uri.toString(), file: path.slice(path.lastIndexOf("/") + 1), stack };
  }
}

/** The Dockerfile of a build, where it is a file beside the compose file; contexts elsewhere are out of reach. */
function dockerfileOf({ uri, isUntitled }: TextDocument, context: string, dockerfile: string): Uri | undefined {
  if (isUntitled || /^[a-z][a-z0-9+.-]*:|^git@|^~|\$/i.test(`${context}`) || dockerfile.includes("$")) return undefined;
  const folder = context.startsWith("/") ? uri.with({ path: context }) : Uri.joinPath(uri, "..", context);
  return dockerfile.startsWith("/") ? uri.with({ path: dockerfile }) : Uri.joinPath(folder, dockerfile);
}
