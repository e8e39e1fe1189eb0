import { isContext, type Source } from "./adds";
import type { StageName } from "./facts";
import type { Phrases } from "./phrases";
import { code, join, strong, type Text, text } from "./text";

const list = (items: Text[]) => join(items, ", ", ", ");
const called = (stage: StageName): Text => ("name" in stage ? text`${code(stage.name)}` : text`${stage.index}번`);
const stage = (name: StageName): Text =>
  "name" in name ? text`${code(name.name)} 스테이지` : text`${name.index}번 스테이지`;

export const korean: Phrases = {
  summary({ layers, notes, left }, base) {
    const own = strong(`레이어 ${layers}개`);
    const pile = base.scratch
      ? text`아무것도 없는 ${code("scratch")} 위에 이 파일의 ${own}`
      : text`${code(base.reference ?? "?")} 위에 이 파일의 ${own}`;
    const rest: Text[] = [];
    if (notes > 0) rest.push(text` · 메타데이터 ${notes}줄`);
    if (left.length > 3) rest.push(text` · 스테이지 ${left.length}개는 이미지에 담기지 않음`);
    else if (left.length > 1) rest.push(text` · ${list(left.map(called))} 스테이지는 이미지에 담기지 않음`);
    else if (left[0]) rest.push(text` · ${stage(left[0])}는 이미지에 담기지 않음`);
    return [...pile, ...rest.flat()];
  },
  stage,
  target: "빌드 대상",
  lastStage: "마지막 스테이지",
  nameless: "이름이 없어 고를 수 없음",
  export: "그림이나 글로 내보내기",
  lock: "이 파일에 고정",
  locked: "이 파일에 고정됨. 다시 편집기를 따라가기",
  stale: "아직 쓰는 중이라, 마지막으로 해석할 수 있었던 내용을 보여 줍니다.",
  refused: "docker build가 거부할 내용이 있습니다",
  more: (n) => `외 ${n}개`,
  line: (n) => `${n}번째 줄`,

  container: "컨테이너",
  containerIs: "이미지와 자기만의 레이어 하나",
  writable: "쓰기 가능한 레이어",
  writableGone: text`${code("docker rm")}과 함께 사라짐`,
  command: "시작 명령",
  open: {
    base: text`베이스 이미지가 정한 대로`,
    entrypoint: text`베이스 이미지에 ENTRYPOINT가 있으면 그 뒤에 붙음`,
    none: text`없음: 정해진 명령이 없음`,
  },
  user: "사용자",
  workdir: "작업 폴더",
  ports: "포트",
  portsAre: text`표시일 뿐, 공개는 ${code("-p")}로`,
  healthcheck: "헬스 체크",
  every: (seconds) => `${seconds}초마다`,
  unchecked: "꺼짐",
  asBase: "베이스 이미지대로",

  image: "이미지",
  imageIs: "읽기 전용, 모든 컨테이너가 함께 씀",
  lineHead: "줄",
  layer: "레이어",
  note: "메타데이터, 레이어 없음",
  buildNote: "빌드하는 동안에만 쓰임, 레이어 없음",
  wrongNote: "docker build가 거부함",
  added(added, name) {
    const from = (source: Source) =>
      "stage" in source ? stage(name(source.stage)) : text`${code(source.image)} 이미지`;
    switch (added.kind) {
      case "run":
        return added.mounts.length > 0
          ? text`명령이 만들고 바꾸고 지운 파일, ${list(added.mounts.map(from))}의 파일은 실행 중에만 마운트`
          : text`명령이 만들고 바꾸고 지운 파일`;
      case "copy":
        return join([...copied(added.paths, added.from && from(added.from)), ...inline(added.inline)], ", ", ", ");
      case "add":
        return join([...fetched(added.paths, added.remote), ...inline(added.inline)], ", ", ", ");
      case "workdir":
        return text`${code(added.path)} 폴더, 없을 때만 새로 만듦`;
      case "other":
        return text`레이어 하나`;
    }
  },
  trigger: text`베이스 이미지가 ONBUILD로 남긴 것으로, 여기서 실행됨`,
  seam: (upper, lower) => text`${stage(lower)} 위에 이어지는 ${stage(upper)}`,

  base: "베이스 이미지",
  official: "Docker 공식 이미지",
  parts: { registry: "레지스트리", name: "이름", tag: "태그", digest: "다이제스트" },
  byDefault: "(기본값)",
  baseOpen: "이 이미지의 레이어는 이 아래에 놓입니다.",
  baseClosed: "레이어를 여기서는 알 수 없습니다. 이미지를 받은 뒤 확인하는 명령:",
  scratchIs: "비어 있음: 아래에 아무것도 없음",

  volumes: "볼륨",
  volumeIs: text`레이어 밖에 있습니다. 따로 마운트하지 않으면 컨테이너마다 새 볼륨이 생기고, 이미지의 이 경로에 있던 내용이 복사됩니다.`,
  mountedIs: text`레이어 밖에 있습니다. 새로 만든 이름 있는 볼륨에는 이미지의 이 경로에 있던 내용이 복사되고, 호스트 폴더를 마운트하면 그 내용은 가려집니다.`,
  mountedBy: ({ source, service, file }) =>
    text`${source === undefined ? "이름 없는 볼륨" : code(source)}: ${code(file)}의 ${code(service)} 서비스가 마운트`,

  stages: "스테이지",
  standing({ standing, users }, name) {
    const by = (kind: string) =>
      list(users.filter((user) => user.kind === kind).map((user) => called(name(user.stage))));
    const uses: Text[] = [];
    if (by("base").length > 0) uses.push(text`${by("base")}의 베이스`);
    if (by("copy").length > 0) uses.push(text`${by("copy")}에서 복사해 감`);
    if (by("mount").length > 0) uses.push(text`${by("mount")}에서 마운트함`);
    const why = join(uses, ", ", ", ");
    switch (standing) {
      case "target":
        return text`이미지가 됨`;
      case "part":
        return text`이미지에 담김: ${why}`;
      case "built":
        return text`빌드만 함, 이미지에는 없음: ${why}`;
      case "unused":
        return text`빌드하지 않음: 이미지에 필요하지 않음`;
      case "outside":
        return text`이미지${why.length > 0 ? ": " : ""}${why}`;
    }
  },

  emptyTitle: "레이어",
  empty: (file) =>
    file === undefined
      ? text`Dockerfile을 열면 그 파일이 무엇이 되는지 여기에 그려집니다.`
      : text`아직 쌓을 것이 없습니다. Dockerfile은 바탕이 될 이미지로 시작합니다. 예: ${code("FROM python:3.12-slim")}`,

  live: (steps, layers, stages) => `단계 ${steps}개, 레이어 ${layers}개, 스테이지 ${stages}개`,
};

function copied(written: string[], from: Text | undefined): Text[] {
  if (written.length === 0) return [];
  if (from) return [text`${from}에서 ${paths(written)} 복사`];
  if (isContext(written)) return [text`빌드 컨텍스트 전체를 복사`];
  return [text`빌드 컨텍스트에서 ${paths(written)} 복사`];
}

function fetched(written: string[], remote: boolean): Text[] {
  if (written.length === 0) return [];
  return [remote ? text`${paths(written)} 내려받기` : text`${paths(written)} 추가, 로컬 tar 파일은 풀어서`];
}

function inline(files: number): Text[] {
  return files > 0 ? [text`이 Dockerfile에 적힌 글로 파일 ${files}개 작성`] : [];
}

function paths(written: string[]): Text {
  return written.length > 3 ? text`경로 ${written.length}개` : list(written.map((path) => text`${code(path)}`));
}
