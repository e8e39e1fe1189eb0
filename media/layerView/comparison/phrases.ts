import type { Language } from "../../../server/protocol";
import type { Comparison } from "../messages";
import { code, strong, type Text, text } from "../text";
import { sizeText } from "./size";

/** The words of the comparison with an image that an engine has. */
export interface ComparisonPhrases {
  title: string;
  verdict(comparison: Comparison): Text;
  /** What may be behind the differences; undefined: there are none. */
  explanation(comparison: Comparison): Text | undefined;
  compare: string;
  again: string;
  stop: string;
  missing: string;
  extra: string;
  baseLayers(count: number): string;
  more(count: number): string;
  containers: string;
  state(running: boolean): string;
  writable(bytes: number): string;
  mount(kind: string): string;
}

function counts({ rows }: Comparison) {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).length;
  return { same: of("same"), missing: of("missing"), extra: of("extra") };
}

const dayAndTime = (created: string, language: Language) => {
  const date = new Date(created);
  return Number.isNaN(date.getTime())
    ? created
    : date.toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
};

const english: ComparisonPhrases = {
  title: "compared with a built image",
  verdict(comparison) {
    const { same, missing, extra } = counts(comparison);
    const built = comparison.created === undefined ? "" : `, built ${dayAndTime(comparison.created, "en")}`;
    const image = text`${code(comparison.image)} (${sizeText(comparison.size)}${built})`;
    if (missing + extra === 0)
      return text`${image}: ${strong(same === 1 ? "its one entry is" : `all ${same} entries are`)} as predicted.`;
    const parts = [
      ...(missing > 0 ? [`${missing} of this file ${missing === 1 ? "is" : "are"} not in it`] : []),
      ...(extra > 0 ? [`${extra} in it ${extra === 1 ? "is" : "are"} not of this file`] : []),
    ];
    return text`${image}: ${same} ${same === 1 ? "entry is" : "entries are"} as predicted, ${strong(parts.join(", "))}.`;
  },
  explanation(comparison) {
    const { missing, extra } = counts(comparison);
    const config = comparison.config.length > 0 ? ` Its configuration differs in ${comparison.config.join(", ")}.` : "";
    if (missing + extra === 0) return config === "" ? undefined : text`${config.trim()}`;
    const why = comparison.classicBuilder
      ? "It was built without BuildKit, which words the history differently."
      : "It was built from another text of this file, with other build arguments, or for another stage.";
    return text`${why}${config}`;
  },
  compare: "Compare with a built image…",
  again: "ask the engine again",
  stop: "stop comparing",
  missing: "not in the image",
  extra: "in the image, not of this file",
  baseLayers: (count) => (count === 1 ? "1 layer" : `${count} layers`),
  more: (count) => `and ${count} more`,
  containers: "containers of this image",
  state: (running) => (running ? "running" : "stopped"),
  writable: (bytes) => `${sizeText(bytes)} in its writable layer`,
  mount: (kind) => (kind === "volume" ? "volume" : kind === "bind" ? "bind mount" : kind),
};

const korean: ComparisonPhrases = {
  title: "빌드된 이미지와 비교",
  verdict(comparison) {
    const { same, missing, extra } = counts(comparison);
    const built = comparison.created === undefined ? "" : `, ${dayAndTime(comparison.created, "ko")} 빌드`;
    const image = text`${code(comparison.image)} (${sizeText(comparison.size)}${built})`;
    if (missing + extra === 0) return text`${image}: ${strong(`기록 ${same}개가 모두 예측과 같음`)}.`;
    const parts = [
      ...(missing > 0 ? [`이 파일의 ${missing}개가 이미지에 없음`] : []),
      ...(extra > 0 ? [`이미지의 ${extra}개가 이 파일에 없음`] : []),
    ];
    return text`${image}: 기록 ${same}개는 예측과 같고, ${strong(parts.join(", "))}.`;
  },
  explanation(comparison) {
    const { missing, extra } = counts(comparison);
    const config = comparison.config.length > 0 ? ` 설정 중 ${comparison.config.join(", ")} 값이 다릅니다.` : "";
    if (missing + extra === 0) return config === "" ? undefined : text`${config.trim()}`;
    const why = comparison.classicBuilder
      ? "BuildKit 없이 빌드되어 기록의 표현이 다릅니다."
      : "이 파일의 다른 내용, 다른 빌드 인자, 또는 다른 스테이지로 빌드된 이미지입니다.";
    return text`${why}${config}`;
  },
  compare: "빌드된 이미지와 비교…",
  again: "엔진에 다시 묻기",
  stop: "비교 끝내기",
  missing: "이미지에 없음",
  extra: "이미지에만 있음",
  baseLayers: (count) => `레이어 ${count}개`,
  more: (count) => `외 ${count}개`,
  containers: "이 이미지의 컨테이너",
  state: (running) => (running ? "실행 중" : "멈춤"),
  writable: (bytes) => `쓰기 가능한 레이어에 ${sizeText(bytes)}`,
  mount: (kind) => (kind === "volume" ? "볼륨" : kind === "bind" ? "바인드 마운트" : kind),
};

export const comparisonPhrases: Record<Language, ComparisonPhrases> = { en: english, ko: korean };
