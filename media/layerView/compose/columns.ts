import type { ComposeProject, ComposeService, ComposeVolume } from "../../../server/protocol";

/** A container's column in the picture: the services in the order they start. */
export interface Column {
  service: ComposeService;
  /** Index in `project.services`. */
  index: number;
  /** 1 for those that wait for nothing; absent: it waits for itself in a circle. */
  wave?: number;
}

/** A network as a band across the columns. */
export interface Band {
  key: string;
  nameOnMachine: string;
  internal: boolean;
  external: boolean;
  range?: ComposeProject["networks"][number]["range"];
  /** Columns of the services on it. */
  columns: number[];
}

/** A volume, with the columns of the containers that mount it and where. */
export interface Drum {
  key: string;
  volume: ComposeVolume;
  mounts: { column: number; service: string; target: string; readOnly: boolean }[];
}

export interface Layout {
  columns: Column[];
  bands: Band[];
  drums: Drum[];
}

/** Who stands where: what the picture of a compose file is drawn from. Networks and volumes that nobody uses have no columns. */
export function layoutOf({ services, networks, volumes, startOrder }: ComposeProject): Layout {
  const waveOf = new Map(startOrder.flatMap((wave, at) => wave.map((name) => [name, at + 1] as const)));
  const last = startOrder.length + 1;
  const columns = services
    .map((service, index): Column => {
      const wave = waveOf.get(service.name);
      return { service, index, ...(wave !== undefined && { wave }) };
    })
    .sort((a, b) => (a.wave ?? last) - (b.wave ?? last) || a.index - b.index);
  const columnOf = new Map(columns.map(({ service }, at) => [service.name, at]));
  const columnsOf = (names: readonly string[]) =>
    [...new Set(names.map((name) => columnOf.get(name)).filter((at) => at !== undefined))].sort((a, b) => a - b);
  return {
    columns,
    bands: networks.map(({ key, nameOnMachine, internal, external, range, users }) => ({
      ...{ key, nameOnMachine, internal, external, columns: columnsOf(users) },
      ...(range && { range }),
    })),
    drums: volumes.map((volume) => ({
      key: volume.key,
      volume,
      mounts: volume.users.flatMap(({ service, target, readOnly }) => {
        const column = columnOf.get(service);
        return column === undefined ? [] : [{ column, service, target, readOnly }];
      }),
    })),
  };
}
