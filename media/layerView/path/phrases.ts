import type { Language } from "../../../server/protocol";

/** The words of the path from the Dockerfile to the volume. */
export interface PathPhrases {
  path: string;
  names: { image: string; container: string; volume: string };
  dockerfile: string;
  image: string;
  container: string;
  volume: string;
  noVolume: string;
  copy: string;
  copied: string;
}

export const pathPhrases: Record<Language, PathPhrases> = {
  en: {
    path: "from Dockerfile to volume",
    names: { image: "image", container: "container", volume: "volume" },
    dockerfile: "a recipe in this folder",
    image: "read-only layers, made by",
    container: "the image, running, by",
    volume: "what outlives the container, by",
    noVolume: "nothing here asks for one",
    copy: "copy the command",
    copied: "Command copied.",
  },
  ko: {
    path: "Dockerfile에서 볼륨까지",
    names: { image: "이미지", container: "컨테이너", volume: "볼륨" },
    dockerfile: "이 폴더에 있는 만드는 법",
    image: "읽기 전용 레이어, 만드는 명령",
    container: "실행 중인 이미지, 띄우는 명령",
    volume: "컨테이너가 사라져도 남는 데이터, 붙이는 명령",
    noVolume: "이 파일은 볼륨을 요구하지 않음",
    copy: "명령 복사",
    copied: "명령을 복사했습니다.",
  },
};
