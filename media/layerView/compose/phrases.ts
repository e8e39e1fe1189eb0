import type { ComposeDependency, ComposeProject, ComposeService, Language } from "../../../server/protocol";
import { code, join, strong, type Text, text } from "../text";

/** The words of a compose file's picture. */
export interface ComposePhrases {
  summary(project: ComposeProject): Text;
  /** Names the picture as a whole. */
  project: string;
  services: string;
  servicesAre: string;
  networks: string;
  volumes: string;
  volumesAre: Text;
  host: string;
  refused: string;
  starts(wave: number): string;
  startsNever: string;
  waits(dependency: ComposeDependency): Text;
  replicas(count: number): string;
  runs: string;
  asImage: string;
  builtFrom(file: string, stage: string | undefined): Text;
  builtElsewhere: string;
  layers(count: number, base: string | undefined): Text;
  layersUnknown: string;
  noImage: string;
  healthcheck: string;
  restarts(policy: string): Text;
  profile(names: string[]): Text;
  port(published: string | undefined, target: number, protocol: string, address: string | undefined): Text;
  mount(mount: ComposeService["mounts"][number]): Text;
  onMachine(name: string): Text;
  internal: string;
  external: string;
  undeclared: string;
  nobody: string;
  members(names: string[]): Text;
  readOnly: string;
  hostNetwork: Text;
  noNetwork: Text;
  open: string;
  close: string;
  up(lifeCycle: ComposeProject["lifeCycle"]): Text;
  down(lifeCycle: ComposeProject["lifeCycle"]): Text;
  downVolumes(lifeCycle: ComposeProject["lifeCycle"]): Text;
  lifeCycle: string;
  empty(file: string): Text;
  live(services: number, volumes: number, networks: number): string;
}

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const codes = (names: readonly string[], last: string): Text =>
  join(
    names.map((name) => text`${code(name)}`),
    ", ",
    last,
  );

const english: ComposePhrases = {
  summary({ services, networks, volumes, startOrder }) {
    const waves = startOrder.length > 1 ? text` · starts in ${startOrder.length} waves` : text``;
    const counts = [
      plural(networks.length, "network", "networks"),
      plural(volumes.length, "named volume", "named volumes"),
    ].join(" · ");
    return text`${strong(plural(services.length, "service", "services"))} · ${counts}${waves}`;
  },
  project: "containers, networks and volumes",
  services: "containers",
  servicesAre: "each on its own pile of layers; those on the left start first",
  networks: "networks",
  volumes: "volumes",
  volumesAre: text`Not in any pile: they stay when containers go.`,
  host: "this machine",
  refused: "docker compose would refuse this file",
  starts: (wave) => (wave === 1 ? "starts first" : `starts in wave ${wave}`),
  startsNever: "waits in a circle",
  waits({ service, condition, required }) {
    const until: Record<string, string> = {
      service_healthy: "is healthy",
      service_completed_successfully: "has ended well",
    };
    const optional = required ? "" : ", if it is there";
    return text`after ${code(service)} ${until[condition] ?? "has started"}${optional}`;
  },
  replicas: (count) => (count === 0 ? "no container: 0 replicas" : `${count} equal containers`),
  runs: "runs",
  asImage: "what the image says",
  builtFrom: (file, stage) =>
    stage === undefined ? text`built from ${code(file)}` : text`built from ${code(file)}, stage ${code(stage)}`,
  builtElsewhere: "built from a Dockerfile out of reach",
  layers: (count, base) =>
    base === undefined
      ? text`${plural(count, "layer", "layers")} of its own, on nothing`
      : text`${plural(count, "layer", "layers")} of its own on ${code(base)}`,
  layersUnknown: "number of layers unknown here",
  noImage: "neither image nor build",
  healthcheck: "health check",
  restarts: (policy) => text`restart: ${code(policy)}`,
  profile: (names) => text`only with profile ${codes(names, " or ")}`,
  port(published, target, protocol, address) {
    const kind = protocol === "tcp" ? "" : `/${protocol}`;
    const from =
      published === undefined
        ? text`a free port`
        : text`${code(address === undefined ? published : `${address}:${published}`)}`;
    return text`${from} → ${code(`${target}${kind}`)}`;
  },
  mount({ kind, source, target }) {
    switch (kind) {
      case "bind":
        return text`host folder ${code(source ?? "?")} → ${code(target)}`;
      case "anonymous":
        return text`a nameless volume → ${code(target)}`;
      case "tmpfs":
        return text`memory → ${code(target)}`;
      case "image":
        return text`image ${code(source ?? "?")} → ${code(target)}`;
      default:
        return text`${code(source ?? "?")} → ${code(target)}`;
    }
  },
  onMachine: (name) => text`${code(name)} on the machine`,
  internal: "no way out of the machine",
  external: "made by someone else",
  undeclared: "not declared at the top level",
  nobody: "nobody uses it",
  members: (names) => text`${codes(names, " and ")}`,
  readOnly: "read-only",
  hostNetwork: text`on the network of the machine itself`,
  noNetwork: text`on no network`,
  open: "show the pile",
  close: "close the pile",
  up: ({ up }) =>
    up.volumes.length > 0
      ? text`makes ${plural(up.services.length, "service’s containers", "services’ containers")} and, if they are missing, ${codes(up.volumes, " and ")}`
      : text`makes the containers of ${plural(up.services.length, "service", "services")}`,
  down: ({ down }) =>
    down.keeps.volumes.length > 0
      ? text`removes them and the networks, keeps ${codes(down.keeps.volumes, " and ")}`
      : text`removes them and the networks, and with them everything they wrote`,
  downVolumes: ({ downVolumes }) =>
    downVolumes.removes.volumes.length > 0
      ? text`deletes ${codes(downVolumes.removes.volumes, " and ")} with all data, too`
      : text`deletes nameless volumes, too; there is no named one to lose`,
  lifeCycle: "what up and down do",
  empty: (file) =>
    text`Nothing to show yet: ${code(file)} has no service. Try ${code("services:")} and an image below it.`,
  live: (services, volumes, networks) =>
    [
      plural(services, "service", "services"),
      plural(volumes, "volume", "volumes"),
      plural(networks, "network", "networks"),
    ].join(", "),
};

const korean: ComposePhrases = {
  summary({ services, networks, volumes, startOrder }) {
    const waves = startOrder.length > 1 ? text` · ${startOrder.length}차례로 나누어 시작` : text``;
    return text`${strong(`서비스 ${services.length}개`)} · 네트워크 ${networks.length}개 · 이름 있는 볼륨 ${volumes.length}개${waves}`;
  },
  project: "컨테이너, 네트워크, 볼륨",
  services: "컨테이너",
  servicesAre: "저마다 자기 이미지의 레이어 위에 있으며, 왼쪽부터 시작",
  networks: "네트워크",
  volumes: "볼륨",
  volumesAre: text`어느 이미지에도 들어 있지 않으며, 컨테이너가 사라져도 남습니다.`,
  host: "이 컴퓨터",
  refused: "docker compose가 거부할 내용이 있습니다",
  starts: (wave) => (wave === 1 ? "가장 먼저 시작" : `${wave}번째로 시작`),
  startsNever: "서로를 기다림",
  waits({ service, condition, required }) {
    const until: Record<string, string> = {
      service_healthy: "정상(healthy)이 된 뒤",
      service_completed_successfully: "정상 종료된 뒤",
    };
    const optional = required ? "" : " (있을 때만)";
    return text`${code(service)} ${until[condition] ?? "시작된 뒤"}${optional}`;
  },
  replicas: (count) => (count === 0 ? "컨테이너 없음: 복제본 0개" : `같은 컨테이너 ${count}개`),
  runs: "실행",
  asImage: "이미지가 정한 명령",
  builtFrom: (file, stage) =>
    stage === undefined ? text`${code(file)}로 빌드` : text`${code(file)}의 ${code(stage)} 스테이지로 빌드`,
  builtElsewhere: "여기서 볼 수 없는 Dockerfile로 빌드",
  layers: (count, base) =>
    base === undefined ? text`아무것도 없는 바탕에 레이어 ${count}개` : text`${code(base)} 위에 레이어 ${count}개`,
  layersUnknown: "레이어가 몇 개인지 여기서 알 수 없음",
  noImage: "image도 build도 없음",
  healthcheck: "헬스 체크",
  restarts: (policy) => text`재시작: ${code(policy)}`,
  profile: (names) => text`${codes(names, ", ")} 프로필일 때만`,
  port(published, target, protocol, address) {
    const kind = protocol === "tcp" ? "" : `/${protocol}`;
    const from =
      published === undefined
        ? text`빈 포트`
        : text`${code(address === undefined ? published : `${address}:${published}`)}`;
    return text`${from} → ${code(`${target}${kind}`)}`;
  },
  mount({ kind, source, target }) {
    switch (kind) {
      case "bind":
        return text`호스트 폴더 ${code(source ?? "?")} → ${code(target)}`;
      case "anonymous":
        return text`이름 없는 볼륨 → ${code(target)}`;
      case "tmpfs":
        return text`메모리 → ${code(target)}`;
      case "image":
        return text`${code(source ?? "?")} 이미지 → ${code(target)}`;
      default:
        return text`${code(source ?? "?")} → ${code(target)}`;
    }
  },
  onMachine: (name) => text`이 컴퓨터에서는 ${code(name)}`,
  internal: "컴퓨터 밖으로 나갈 수 없음",
  external: "다른 곳에서 만든 것",
  undeclared: "최상위에 선언되지 않음",
  nobody: "쓰는 곳이 없음",
  members: (names) => text`${codes(names, ", ")}`,
  readOnly: "읽기 전용",
  hostNetwork: text`컴퓨터의 네트워크를 그대로 씀`,
  noNetwork: text`네트워크 없음`,
  open: "이미지의 레이어 보기",
  close: "레이어 닫기",
  up: ({ up }) =>
    up.volumes.length > 0
      ? text`서비스 ${up.services.length}개의 컨테이너를 만들고, 없으면 ${codes(up.volumes, ", ")} 볼륨도 만듦`
      : text`서비스 ${up.services.length}개의 컨테이너를 만듦`,
  down: ({ down }) =>
    down.keeps.volumes.length > 0
      ? text`컨테이너와 네트워크를 지우고 ${codes(down.keeps.volumes, ", ")} 볼륨은 남김`
      : text`컨테이너와 네트워크를 지우며, 컨테이너에 쓴 것도 함께 사라짐`,
  downVolumes: ({ downVolumes }) =>
    downVolumes.removes.volumes.length > 0
      ? text`${codes(downVolumes.removes.volumes, ", ")} 볼륨도 데이터와 함께 지움`
      : text`이름 없는 볼륨도 지움, 잃을 이름 있는 볼륨은 없음`,
  lifeCycle: "up과 down이 하는 일",
  empty: (file) =>
    text`아직 보여 줄 것이 없습니다. ${code(file)}에 서비스가 없습니다. ${code("services:")} 아래에 이미지를 적어 보세요.`,
  live: (services, volumes, networks) => `서비스 ${services}개, 볼륨 ${volumes}개, 네트워크 ${networks}개`,
};

export const composePhrases: Record<Language, ComposePhrases> = { en: english, ko: korean };
