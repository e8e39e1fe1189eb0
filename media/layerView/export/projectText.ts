import { layoutOf } from "../compose/columns";
import { composePhrases } from "../compose/phrases";
import { commandLine } from "../facts";
import type { ComposeSnapshot } from "../messages";
import { plain } from "../text";
import { cell, code } from "./markdown";
import { label } from "./mermaid";

/** The compose file's view as Markdown: a table of the containers in the order they start, and one of the volumes. */
export function projectMarkdownOf({ file, project, piles, language }: ComposeSnapshot): string {
  const texts = composePhrases[language];
  const { columns, drums } = layoutOf(project);
  const rows = columns.map(({ service, wave }) => {
    const pile = piles[service.name];
    const command = [...(service.entrypoint ?? []), ...(service.command ?? [])];
    return [
      code(service.name),
      wave === undefined ? texts.startsNever : texts.starts(wave),
      pile
        ? `${code(pile.file)}: ${cell(plain(texts.layers(pile.stack.image.layers, pile.stack.image.base.reference)))}`
        : service.image === undefined
          ? texts.builtElsewhere
          : code(service.image),
      command.length === 0 ? texts.asImage : code(commandLine(command)),
      service.ports
        .map(({ published, target, protocol, hostIp }) => cell(plain(texts.port(published, target, protocol, hostIp))))
        .join(", "),
      service.networks.map(({ network }) => code(network)).join(", "),
      service.dependsOn.map((dependency) => cell(plain(texts.waits(dependency)))).join(", "),
    ];
  });
  const volumes = drums.map(({ key, volume, mounts }) => [
    code(key),
    code(volume.nameOnMachine),
    mounts
      .map(
        ({ service, target, readOnly }) => `${code(`${service}:${target}`)}${readOnly ? ` (${texts.readOnly})` : ""}`,
      )
      .join(", "),
  ]);
  const table = (cells: string[][]) => cells.map((each) => `| ${each.join(" | ")} |`);
  return [
    `# ${cell(file)}`,
    "",
    cell(plain(texts.summary(project))),
    "",
    `| ${texts.services} | | | ${texts.runs} | ${texts.host} | ${texts.networks} | |`,
    "| :-- | :-- | :-- | :-- | :-- | :-- | :-- |",
    ...table(rows),
    "",
    ...(volumes.length > 0 ? [`| ${texts.volumes} | | |`, "| :-- | :-- | :-- |", ...table(volumes), ""] : []),
  ].join("\n");
}

/** Containers, what they wait for, their networks and volumes as a Mermaid flowchart. */
export function projectMermaidOf({ project }: ComposeSnapshot): string {
  const { columns, bands, drums } = layoutOf(project);
  const at = new Map(columns.map(({ service }, index) => [service.name, `s${index}`]));
  return [
    "flowchart LR",
    ...columns.map(({ service }, index) => `  s${index}["${label(service.name)}"]`),
    ...bands.map(({ key }, index) => `  n${index}{{"${label(key)}"}}`),
    ...drums.map(({ key }, index) => `  v${index}[("${label(key)}")]`),
    ...columns.flatMap(({ service }, index) =>
      service.dependsOn.flatMap((dependency) => {
        const other = at.get(dependency.service);
        return other === undefined
          ? []
          : [`  s${index} -- ${dependency.condition.replace(/^service_/, "")} --> ${other}`];
      }),
    ),
    ...bands.flatMap(({ columns: joined }, index) => joined.map((column) => `  s${column} --- n${index}`)),
    ...drums.flatMap(({ mounts }, index) => [
      ...new Set(mounts.map(({ column, target }) => `  s${column} -- "${label(target)}" --- v${index}`)),
    ]),
    "",
  ].join("\n");
}
