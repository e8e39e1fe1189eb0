/** An OCI image's config object, `.Config` of `docker image inspect`. Members that are empty are left out. */
export interface ImageConfig {
  User?: string;
  ExposedPorts?: Record<string, Record<string, never>>;
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  ArgsEscaped?: boolean;
  Volumes?: Record<string, Record<string, never>>;
  WorkingDir?: string;
  Labels?: Record<string, string>;
  OnBuild?: string[];
  Healthcheck?: Healthcheck;
  StopSignal?: string;
  Shell?: string[];
}

/** Durations in nanoseconds; a member that was not set is absent and takes the engine's default. */
export interface Healthcheck {
  Test?: string[];
  Interval?: number;
  Timeout?: number;
  StartPeriod?: number;
  StartInterval?: number;
  Retries?: number;
}

/** One line of `docker image history`, in OCI's words. */
export interface HistoryEntry {
  created_by: string;
  empty_layer: boolean;
}

/** What is known of a base image: the part of an OCI image configuration document that the model reads. */
export interface OciImage {
  os?: string;
  architecture?: string;
  variant?: string;
  author?: string;
  config?: ImageConfig;
  history?: { created_by?: string; empty_layer?: boolean }[];
  rootfs?: { diff_ids?: string[] };
}
