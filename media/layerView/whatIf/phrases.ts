import type { Language, RebuildReason, StepFate } from "../../../server/protocol";
import type { Question } from "../messages";
import { code, join, strong, type Text, text } from "../text";
import type { Cost } from "./fates";

/** The words of "what is rebuilt if … changes". Line numbers are 1-based. */
export interface WhatIfPhrases {
  title: string;
  ask: string;
  askOther: string;
  forget: string;
  question(question: Question): Text;
  cost(cost: Cost): Text;
  fate: Record<StepFate["fate"], string>;
  /** Why a step runs again; undefined: its place says it. */
  because(reason: RebuildReason, fate: StepFate["fate"]): Text | undefined;
  stage(again: number, steps: number): string;
}

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function files(paths: string[], and: string): Text {
  const shown = paths.slice(0, 3).map((path) => text`${code(path)}`);
  if (paths.length > shown.length) shown[2] = text`${paths.length - 2}`;
  return join(shown, ", ", and);
}

const english: WhatIfPhrases = {
  title: "what if",
  ask: "What is rebuilt if something changes?",
  askOther: "What if something else changes?",
  forget: "forget this question",
  question(question) {
    switch (question.kind) {
      case "saved":
        return text`What you typed since the last save`;
      case "committed":
        return text`What changed since the last commit`;
      case "line":
        return text`Another text on the line under the cursor`;
      case "files":
        return question.touched
          ? text`Saved: ${files(question.paths, " and ")}. A build`
          : question.paths.length > 3
            ? text`A change in ${question.paths.length} files, such as ${code(question.paths[0]!)},`
            : text`A change in ${files(question.paths, " or ")}`;
      case "buildArg":
        return text`Another value of build argument ${code(question.name)}`;
      case "image":
        return text`A newer ${code(question.reference)}`;
    }
  },
  cost({ steps, rebuilt, depends, firstLine }) {
    if (rebuilt + depends === 0)
      return text`costs nothing: ${steps === 1 ? "its one step comes" : `all ${steps} steps come`} from the cache`;
    const parts: Text[] = [];
    if (rebuilt > 0) parts.push(text`runs ${strong(`${rebuilt} of ${plural(steps, "step", "steps")}`)} again`);
    if (depends > 0)
      parts.push(
        text`${rebuilt > 0 ? "and " : ""}may run ${strong(rebuilt > 0 ? `${depends} more` : `${depends} of ${plural(steps, "step", "steps")}`)} again`,
      );
    return text`${join(parts, " ", " ")}, from line ${(firstLine ?? 0) + 1} on`;
  },
  fate: { reused: "from cache", rebuilt: "runs again", depends: "may run again" },
  because(reason) {
    switch (reason.kind) {
      case "files":
        return text`reads ${files(reason.files, " and ")}`;
      case "definition":
        return text`it reads otherwise itself, or a variable, user or folder it uses`;
      case "source":
        return text`if what it takes from ${code(reason.name)} came out different`;
      case "remote":
        return text`if ${code(reason.source)} has changed`;
      case "image":
        return text`if the layers of the base image are others`;
      default:
        return undefined;
    }
  },
  stage: (again, steps) => (again === 0 ? "all from cache" : `${again} of ${steps} again`),
};

const korean: WhatIfPhrases = {
  title: "바꾸면 다시 빌드되는 것",
  ask: "무엇이 바뀌면 무엇이 다시 빌드될까?",
  askOther: "다른 것이 바뀌면?",
  forget: "이 질문 지우기",
  question(question) {
    switch (question.kind) {
      case "saved":
        return text`마지막 저장 뒤에 입력한 내용: `;
      case "committed":
        return text`마지막 커밋 뒤에 바뀐 내용: `;
      case "line":
        return text`커서가 있는 줄을 다르게 쓰면: `;
      case "files":
        return question.touched
          ? text`저장한 파일 ${files(question.paths, ", ")}: 다음 빌드에서 `
          : question.paths.length > 3
            ? text`${code(question.paths[0]!)} 등 파일 ${question.paths.length}개가 바뀌면: `
            : text`${files(question.paths, ", ")} 파일이 바뀌면: `;
      case "buildArg":
        return text`빌드 인자 ${code(question.name)} 값이 달라지면: `;
      case "image":
        return text`${code(question.reference)} 이미지가 새로 나오면: `;
    }
  },
  cost({ steps, rebuilt, depends, firstLine }) {
    if (rebuilt + depends === 0) return text`다시 실행할 것 없음, ${steps}단계 모두 캐시에서 가져옴`;
    const parts: Text[] = [];
    if (rebuilt > 0) parts.push(text`${strong(`${steps}단계 중 ${rebuilt}단계`)}를 다시 실행`);
    if (depends > 0)
      parts.push(
        text`${strong(rebuilt > 0 ? `${depends}단계` : `${steps}단계 중 ${depends}단계`)}는 결과에 따라 다시 실행`,
      );
    return text`${(firstLine ?? 0) + 1}번째 줄부터 ${join(parts, ", ", ", ")}`;
  },
  fate: { reused: "캐시 사용", rebuilt: "다시 실행", depends: "결과에 따라 다시 실행" },
  because(reason) {
    switch (reason.kind) {
      case "files":
        return text`${files(reason.files, ", ")} 파일을 읽음`;
      case "definition":
        return text`이 줄이나 여기서 쓰는 변수, 사용자, 작업 폴더가 달라짐`;
      case "source":
        return text`${code(reason.name)}에서 가져오는 내용이 달라졌을 때`;
      case "remote":
        return text`${code(reason.source)} 내용이 바뀌었을 때`;
      case "image":
        return text`베이스 이미지의 레이어가 달라졌을 때`;
      default:
        return undefined;
    }
  },
  stage: (again, steps) => (again === 0 ? "모두 캐시 사용" : `${steps}단계 중 ${again}단계 다시`),
};

export const whatIfPhrases: Record<Language, WhatIfPhrases> = { en: english, ko: korean };
