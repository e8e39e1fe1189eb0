import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, opened } from "../../support/bridge";

type Files = Readonly<Record<string, string | null>>;

const include = (path: string) => `include: [${path}]\n`;
const service = (name: string, more = "") => `services:\n  ${name}:\n    image: ${name}\n${more}`;
const extending = (file: string, base: string) => `    extends: {file: ${file}, service: ${base}}\n`;

/** What docker compose 2.40.3 (`config`) makes of the same files is said in each name. */
const hovers: [name: string, marked: string, files: Files, expected: string][] = [
  [
    "an included file includes others, each from its own folder: all services are there",
    `${include("a/o<|>ne.yaml")}${service("top")}`,
    {
      "a/one.yaml": include("b/two.yaml") + service("one"),
      "a/b/two.yaml": include("three.yaml") + service("two"),
      "a/b/three.yaml": `${service("three")}volumes: {data: {}}\n`,
    },
    "`a/one.yaml` brings in the services `one`, `two`, `three`. Volume: `data`. It includes `a/b/two.yaml`, `a/b/three.yaml` in turn, and all of it comes from there as well.",
  ],
  [
    "project_directory is where an included file's own paths count from",
    "include: [{path: a/o<|>ne.yaml, project_directory: p}]",
    {
      "a/one.yaml": include("two.yaml") + service("one"),
      "a/two.yaml": service("wrong"),
      "p/two.yaml": service("right"),
    },
    "`a/one.yaml` brings in the services `one`, `right`. It includes `p/two.yaml` in turn, and all of it comes from there as well.",
  ],
  [
    "of several paths, the first one's folder counts for all",
    "include: [{path: [x/a.yaml, y/<|>b.yaml]}]",
    {
      "x/a.yaml": service("a"),
      "y/b.yaml": include("c.yaml") + service("b"),
      "y/c.yaml": service("wrong"),
      "x/c.yaml": service("right"),
    },
    "`y/b.yaml` brings in the services `b`, `right`. It includes `x/c.yaml` in turn, and all of it comes from there as well.",
  ],
  [
    "a file that is included twice comes once",
    include("one<|>.yaml"),
    {
      "one.yaml": "include: [two.yaml, three.yaml]",
      "two.yaml": include("base.yaml"),
      "three.yaml": include("base.yaml"),
      "base.yaml": service("base"),
    },
    "`one.yaml` brings in the service `base`. It includes `two.yaml`, `base.yaml`, `three.yaml` in turn, and all of it comes from there as well.",
  ],
  [
    "files that include each other are refused",
    include("a/on<|>e.yaml"),
    { "a/one.yaml": include("../two.yaml") + service("one"), "two.yaml": include("compose.yaml") },
    "`a/one.yaml` brings in the service `one`. It includes `two.yaml` in turn, and all of it comes from there as well.\n**The files include each other in a circle: Compose refuses it.** The circle: `compose.yaml`, `a/one.yaml`, `two.yaml`, `compose.yaml`.",
  ],
  [
    "a file that includes itself is refused",
    include("on<|>e.yaml"),
    { "one.yaml": include("one.yaml") + service("one") },
    "`one.yaml` brings in the service `one`.\n**The files include each other in a circle: Compose refuses it.** The circle: `one.yaml`, `one.yaml`.",
  ],
  [
    "a file that is missing further on stops Compose",
    include("on<|>e.yaml"),
    { "one.yaml": include("no.yaml") + service("one"), "no.yaml": null },
    "`one.yaml` brings in the service `one`.\n**There is no file `no.yaml`: Compose stops.**",
  ],
  [
    "services that are extended in turn, each file from its own folder: the nearest value wins",
    service("web", extending("base/o<|>ne.yaml", "app")),
    {
      "base/one.yaml": service("app", `${extending("deep/two.yaml", "root")}    hostname: h\n`),
      "base/deep/two.yaml": service("root", "    working_dir: /r\n    labels: [a=1]\n"),
    },
    "`app` stands on line 2 of `base/one.yaml`. It extends `root` in turn. The next file on the way is `base/deep/two.yaml`. Taken over from there: `hostname`, `working_dir`, `labels`. Replaced by what is here: `image`.",
  ],
  [
    "a service that is extended extends one beside it",
    service("web", extending("o<|>ne.yaml", "app")),
    { "one.yaml": `${service("app", "    extends: root\n")}  root: {user: me}\n` },
    "`app` stands on line 2 of `one.yaml`. It extends `root` in turn. Taken over from there: `user`. Replaced by what is here: `image`.",
  ],
  [
    "services that extend each other are refused",
    service("web", extending("o<|>ne.yaml", "app")),
    {
      "one.yaml": service("app", extending("compose.yaml", "web")),
      "compose.yaml": service("web", extending("one.yaml", "app")),
    },
    "**The services extend each other in a circle: Compose refuses it.** The circle: `web`, `app`, `web`.\n`app` stands on line 2 of `one.yaml`. Replaced by what is here: `image`.",
  ],
  [
    "a service that is missing further on is refused",
    service("web", extending("o<|>ne.yaml", "app")),
    { "one.yaml": service("app", extending("two.yaml", "nope")), "two.yaml": service("other") },
    "**`two.yaml` has no service `nope`: Compose refuses it.** It has `other`.\n`app` stands on line 2 of `one.yaml`. Replaced by what is here: `image`.",
  ],
  [
    "what the file of an extended service includes cannot be extended",
    service("web", extending("o<|>ne.yaml", "app")),
    { "one.yaml": include("two.yaml") + service("other"), "two.yaml": service("app") },
    "**`one.yaml` has no service `app`: Compose refuses it.** It has `other`.",
  ],
];

for (const [name, marked, files, expected] of hovers) {
  test(`bridge chains: ${name}`, () => assert.equal(beside("compose.yaml", marked, files), expected));
}

/** The files that are asked for once these are here. */
function wanted(text: string, files: Files): string[] {
  const { service, document } = opened("compose.yaml", `${text}<|>`, files);
  const asked = service.relatedFiles(document)?.files ?? [];
  return asked.map((uri) => uri.replace("file:///w/", "")).filter((file) => !/override/.test(file));
}

const asking: [name: string, text: string, files: Files, expected: string[]][] = [
  ["what nobody has handed over", include("one.yaml"), {}, ["one.yaml"]],
  [
    "what an included file includes",
    include("a/one.yaml"),
    { "a/one.yaml": include("two.yaml") },
    ["a/one.yaml", "a/two.yaml"],
  ],
  [
    "what an extended file extends and includes",
    service("web", extending("one.yaml", "app")),
    { "one.yaml": include("two.yaml") + service("app", extending("three.yaml", "x")) },
    ["one.yaml", "two.yaml", "three.yaml"],
  ],
  ["what an override file includes", service("web"), { "compose.override.yaml": include("one.yaml") }, ["one.yaml"]],
  ["nothing behind a file that does not exist", include("one.yaml"), { "one.yaml": null }, ["one.yaml"]],
  ["nothing twice in a circle", include("one.yaml"), { "one.yaml": include("compose.yaml") }, ["one.yaml"]],
];

for (const [name, text, files, expected] of asking) {
  test(`bridge chains: asks for ${name}`, () => assert.deepEqual(wanted(text, files), expected));
}

test("bridge chains: no more than eight levels and fifty files are followed", () => {
  const deep = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}.yaml`, include(`f${at + 1}.yaml`)]));
  assert.deepEqual(
    wanted(include("f0.yaml"), deep),
    Array.from({ length: 8 }, (_, at) => `f${at}.yaml`),
  );
  const wide = include(Array.from({ length: 90 }, (_, at) => `g${at}.yaml`).join(", "));
  assert.equal(wanted(include("one.yaml"), { "one.yaml": wide }).length, 50);
  const said = beside("compose.yaml", include("f<|>0.yaml"), {
    ...deep,
    "f7.yaml": service("seven") + include("f8.yaml"),
  });
  assert.match(said, /brings in the service `seven`.*It goes deeper than is told here\./);
});
