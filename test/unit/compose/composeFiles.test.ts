import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../support/composeHover";
import { web } from "../../support/composeService";

/** A project `shop` with the lines of its service `web` and of the top level. */
function shop(lines: string[], ...more: string[]): string {
  return [web(...lines), ...more].join("\n");
}

const says: [name: string, marked: string, english: RegExp, korean: RegExp][] = [
  [
    "a long device without a target",
    web("devices:", "  <|>- source: /dev/fuse"),
    /refuses this form without `target`/,
    /`target`이 없는/,
  ],
  [
    "a long device without rights",
    web("devices:", "  <|>- {source: /dev/fuse, target: /dev/fuse}"),
    /does not start without `permissions`/,
    /`permissions`가 없으면/,
  ],
  [
    "nothing wrong with a short device",
    web("devices:", "  <|>- /dev/fuse"),
    /^\*\*`\/dev\/fuse` of the host(?!.*without)/s,
    /^\*\*호스트의 `\/dev\/fuse`(?!.*없)/s,
  ],
  [
    "a secret that is a bind mount",
    shop(["secrets: [to<|>ken]"], "secrets: {token: {file: ./token}}"),
    /`\/run\/secrets\/token`.*read-only bind mount of `\.\/token`/s,
    /`\.\/token` 파일의 읽기 전용 바인드 마운트/,
  ],
  [
    "a secret that is copied into the writable layer",
    shop(["secrets: [to<|>ken]"], "secrets: {token: {environment: TOKEN}}"),
    /copy in the container's writable layer/,
    /쓰기 레이어에 복사/,
  ],
  [
    "a copy that a tmpfs hides",
    shop(["tmpfs: /run", "secrets: [to<|>ken]"], "secrets: {token: {environment: TOKEN}}"),
    /`tmpfs` at `\/run` is laid over the copy/,
    /`tmpfs`가 복사본을 덮어/,
  ],
  [
    "a bind mount that a tmpfs does not hide",
    shop(["tmpfs: /run", "secrets: [to<|>ken]"], "secrets: {token: {file: ./token}}"),
    /^(?!.*laid over)/s,
    /^(?!.*덮어)/s,
  ],
  [
    "a copy that lands in a volume",
    shop(
      ["volumes: [data:/d]", "configs: [{sou<|>rce: c, target: /d/c}]"],
      "volumes: {data: }",
      "configs: {c: {content: hello}}",
    ),
    /lands in the mount at `\/d`/,
    /`\/d` 마운트에 복사되어/,
  ],
  [
    "a copy that read_only forbids",
    shop(["read_only: true", "configs: [<|>c]"], "configs: {c: {content: hello}}"),
    /Compose does not start the container/,
    /시작하지 않습니다/,
  ],
  [
    "an owner without effect",
    shop(["configs: [{source: c, u<|>id: '5'}]"], "configs: {c: {file: ./c}}"),
    /^\*\*Nothing\*\*.*`\.\/c` is bind-mounted/s,
    /`\.\/c` 파일은 바인드 마운트라서/,
  ],
  [
    "an owner of a copy",
    shop(["configs: [{source: c, u<|>id: '5'}]"], "configs: {c: {content: hello}}"),
    /copy at `\/c` belongs to user `5`/,
    /`\/c` 복사본의 소유자는 사용자 `5`/,
  ],
  ["a config nobody declares", shop(["configs: [<|>c]"]), /`c` is not declared/, /`c` 선언이 없어/],
  [
    "files by the way they come",
    shop(["conf<|>igs: [a, b]"], "configs: {a: {file: ./a}, b: {content: hello}}"),
    /`\/a` is a read-only bind mount.*`\/b` is copied into the container's writable layer/s,
    /`\/a` 경로는 읽기 전용 바인드 마운트.*`\/b` 경로는.*쓰기 레이어에 복사/s,
  ],
  [
    "an external secret",
    "secrets: {token: {exter<|>nal: true}}",
    /^\*\*Refused on a single engine\*\*/,
    /^\*\*단일 엔진에서는 거부됨/,
  ],
  [
    "who sees a secret",
    shop(["build: {context: ., secrets: [npm]}", "secrets: [npm]"], "secrets: {n<|>pm: {file: ./npm}}"),
    /`web:\/run\/secrets\/npm`.*the build of `web`/s,
    /`web:\/run\/secrets\/npm`.*`web` 서비스의 빌드/s,
  ],
  ["a secret without a source", "secrets: {to<|>ken: {}}", /refuses the file until/, /거부합니다/],
];

for (const [name, marked, english, korean] of says) {
  test(`compose files and devices: tells ${name}`, () => {
    assert.match(hover(marked), english);
    assert.match(hover(marked, "ko"), korean);
  });
}
