import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import type { Comparison } from "../../media/layerView/messages";
import { hostile as hostileToMarkdown } from "../support/hostile";
import { launchBrowser } from "../workbench/browser.mjs";
import { messageOf } from "../workbench/layerViewMessages.mjs";
import { buildLayerView, type LayerViewBuild, type OpenLayerView, openLayerView } from "../workbench/layerViewPage.mjs";
import { scenes } from "../workbench/layerViewScenes.mjs";

const markup = [
  ...hostileToMarkdown,
  "<script>window.ran = 1</script>",
  "<img src=x onerror=window.ran=1>",
  "</style><style>*{display:none}</style>",
  "</main></body><svg onload=window.ran=1>",
  "javascript:window.ran=1",
  '" onclick="window.ran=1" x="',
  "'><iframe src=https://e.example></iframe>",
  "<a href='javascript:window.ran=1'>x</a>",
  "&lt;b&gt;&amp;&#60;b&#62;",
];

/** In every place at once; what stands alone here would hide or be hidden by the others. */
const hostile = [
  markup.join(" "),
  markup.toReversed().join(""),
  "\u202eright-to-left\u2066\u2067 and \u05d0\u05d1\u05d2 \u0627\u0628",
  "x".repeat(10_000),
  "a/".repeat(5_000),
  "two words ".repeat(1_000),
];

/** All that the page is made of. */
const tags = new Set(
  "main header h1 h2 h3 p section nav div span bdi b strong i code wbr ul ol li dl dt dd label select option button svg path rect circle line".split(
    " ",
  ),
);
const attributes =
  /^(?:class|id|type|title|role|value|selected|disabled|tabindex|reversed|style|aria-[a-z]+|data-[a-z-]+|viewBox|width|height|d|x|y|x1|x2|y1|y2|cx|cy|r|rx)$/;

/** Members whose text is ours or the protocol's; whatever else is a string may come from a file or an engine. */
const ours = new Set([
  "type",
  "kind",
  "language",
  "effect",
  "fate",
  "instruction",
  "condition",
  "protocol",
  "created",
  "target",
]);

let built: LayerViewBuild;
let browser: Browser;
before(async () => {
  [built, browser] = await Promise.all([buildLayerView(), launchBrowser()]);
});
after(() => browser?.close());

/** The message with the text in each place where text of others can stand. */
function everywhere(value: unknown, text: string, key = ""): unknown {
  if (typeof value === "string") return ours.has(key) ? value : `${value}${text}`;
  if (Array.isArray(value)) return value.map((item) => everywhere(item, text, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      key === "piles" ? `${name}${text}` : name,
      everywhere(item, text, name),
    ]),
  );
}

async function assertHarmless({ page, logged }: OpenLayerView, said: string): Promise<void> {
  const found = (await page.evaluate(`({
    ran: window.ran,
    tags: [...new Set([...document.querySelectorAll("main, main *")].map(({ localName }) => localName))],
    attributes: [...new Set([...document.querySelectorAll("main, main *")].flatMap((element) => element.getAttributeNames()))],
    scripts: [...document.scripts].map(({ src }) => src),
    overflow: document.documentElement.scrollWidth - innerWidth,
    text: document.querySelector("main").textContent,
  })`)) as { ran?: unknown; tags: string[]; attributes: string[]; scripts: string[]; overflow: number; text: string };
  assert.equal(found.ran, undefined);
  assert.deepEqual(
    found.tags.filter((tag) => !tags.has(tag)),
    [],
  );
  assert.deepEqual(
    found.attributes.filter((name) => !attributes.test(name)),
    [],
  );
  assert.deepEqual(found.scripts, ["http://page.test/main.js"]);
  assert.ok(found.overflow <= 0, `${found.overflow}px too wide`);
  assert.ok(found.text.includes(said), "the text is not shown as it is");
  assert.deepEqual(logged, []);
}

const comparison: Comparison = scenes.compared!.comparison!;
const shown = {
  "a Dockerfile": () => ({ ...messageOf(built.service, scenes.stages!), comparison }),
  "the cost of a change": () => messageOf(built.service, scenes.whatIf!),
  "findings and problems": () => ({
    ...messageOf(built.service, scenes.findings!),
    stack: {
      ...messageOf(built.service, scenes.findings!).stack,
      problems: messageOf(built.service, scenes.problems!).stack.problems,
    },
  }),
  "a compose file": () => messageOf(built.service, scenes.composeOpen!),
  "a refused compose file": () => messageOf(built.service, scenes.composeProblems!),
};

for (const [name, message] of Object.entries(shown))
  for (const width of [320, 1200])
    test(`hostile text in every place of ${name}, ${width} pixels wide`, async () => {
      const view = await openLayerView(browser, built, { width });
      for (const text of hostile) {
        await view.show(everywhere(message(), text) as object);
        await assertHarmless(view, text);
      }
      await view.page.close();
    });

test("a file that is hostile in itself, from its text to the page", async () => {
  const view = await openLayerView(browser, built, { width: 320 });
  for (const word of [...markup, ...hostile]) {
    const text = `# ${word}\nFROM alpine${word.replace(/\s/g, "")} AS a\nENV A="${word}"\nRUN echo ${word}\nCOPY ${word.replace(/\s/g, "_")} /x\nVOLUME /v${word.replace(/\s/g, "_")}\nCMD ${word}\n`;
    await view.show(messageOf(built.service, { text, file: `Dockerfile.${word}`, folder: word }));
    await assertHarmless(view, word.slice(0, 50));
  }
  await view.page.close();
});

test("a compose file that is hostile in itself", async () => {
  const view = await openLayerView(browser, built, { width: 320 });
  for (const word of [...markup, ...hostile]) {
    const text = JSON.stringify({
      services: { [word]: { image: word, command: [word], ports: [word], volumes: [`${word}:/x`], networks: [word] } },
      networks: { [word]: null },
      volumes: { [word]: null },
    });
    await view.show(messageOf(built.service, { text, dockerfiles: {}, file: word }));
    await assertHarmless(view, word.slice(0, 50));
  }
  await view.page.close();
});

test("marks of the direction of writing end with the text they stand in", async () => {
  const view = await openLayerView(browser, built, { width: 1200 });
  await view.show(messageOf(built.service, { text: "FROM alpine\nCOPY a\u202e\u05d0\u05d1 /x\n" }));
  const order = await view.page.evaluate(`(() => {
    const adds = [...document.querySelectorAll(".adds")].find((element) => /build context/.test(element.textContent));
    const words = adds.lastChild;
    const leftOf = (at) => {
      const range = document.createRange();
      range.setStart(words, at);
      range.setEnd(words, at + 1);
      return range.getBoundingClientRect().left;
    };
    const lefts = Array.from(words.textContent.trimEnd(), (_, at) => leftOf(at)).slice(1);
    return { words: words.textContent, inOrder: lefts.every((left, at) => at === 0 || left > lefts[at - 1]) };
  })()`);
  assert.deepEqual(order, { words: " from the build context", inOrder: true });
  await view.page.close();
});

test("an export of hostile text is a picture without markup of its own", async () => {
  const view = await openLayerView(browser, built);
  for (const scene of ["stages", "composeOpen"])
    for (const text of hostile) {
      await view.show(everywhere(messageOf(built.service, scenes[scene]!), text) as object);
      await view.show({ type: "export", format: "svg" });
      const exported = (await view.posted()).findLast((message) => message.type === "exported");
      const found = (await view.page.evaluate(
        `(() => {
          const picture = new DOMParser().parseFromString(${JSON.stringify(exported?.content ?? "")}, "image/svg+xml");
          const all = [...picture.querySelectorAll("*")];
          return {
            tags: [...new Set(all.map(({ localName }) => localName))],
            events: all.flatMap((element) => element.getAttributeNames()).filter((name) => /^on|href/.test(name)),
          };
        })()`,
      )) as { tags: string[]; events: string[] };
      const allowed = [
        "svg",
        "title",
        "style",
        "rect",
        "text",
        "path",
        "line",
        "ellipse",
        "circle",
        "g",
        "tspan",
        "polyline",
      ];
      assert.deepEqual(
        found.tags.filter((tag) => !allowed.includes(tag)),
        [],
        text,
      );
      assert.deepEqual(found.events, []);
    }
  await view.page.close();
});

test("the content security policy lets nothing run but the page's own script", async () => {
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(built.html) ?? [];
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /unsafe-|\*|https?:(?!\/\/page\.test)/);
  assert.match(policy, /script-src 'nonce-[0-9a-f]{32}'$/);
  const view = await openLayerView(browser, built, {
    inject: `<script>window.ran = "script"</script><img src="https://e.example/x.png" onerror="window.ran = 'onerror'">
      <a id="link" href="javascript:window.ran='link'">x</a><p id="styled" style="color: rgb(1, 2, 3)" onclick="window.ran = 'onclick'">x</p>
      <style>#styled { background: rgb(1, 2, 3) }</style><iframe src="https://e.example/"></iframe>`,
  });
  await view.page.click("#link");
  await view.page.click("#styled");
  const found = (await view.page.evaluate(`(async () => {
    const added = document.createElement("script");
    added.textContent = "window.ran = 'added'";
    document.body.append(added);
    setTimeout("window.ran = 'timer'");
    await new Promise((later) => setTimeout(later, 20));
    const fetched = await fetch("https://e.example/").then(() => "fetched", () => "refused");
    const { color, backgroundColor } = getComputedStyle(document.querySelector("#styled"));
    return { ran: window.ran ?? "nothing", fetched, styled: [color, backgroundColor].includes("rgb(1, 2, 3)") };
  })()`)) as object;
  assert.deepEqual(found, { ran: "nothing", fetched: "refused", styled: false });
  assert.ok(
    view.logged.length >= 5 && view.logged.every((line) => /Content Security Policy|asked for/.test(line)),
    view.logged.join("\n"),
  );
  // The page itself still works.
  await view.show(messageOf(built.service, scenes.sample!));
  assert.equal(await view.page.locator(".layer").count(), 4);
  await view.page.close();
});
