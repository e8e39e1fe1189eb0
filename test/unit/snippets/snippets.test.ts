// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of snippets
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { tabStops } from "../../support/expandSnippet.mjs";
import { root } from "../../support/root.mjs";
import { readSnippets } from "../../support/snippetVariants.mjs";

const files = ["dockerfile", "compose"];
const snippets = files.flatMap((file) =>
  Object.entries(readSnippets(file)).map(([name, snippet]) => ({ file, name, ...snippet })),
);

interface Concept {
  concept: string;
  title: Localized;
  snippets: { file: string; name: string; title: Localized; detail: Localized }[];
}
type Localized = { en: string; ko: string };
const concepts: Concept[] = JSON.parse(readFileSync(`${root}/snippets/concepts.json`, "utf8"));

const hangul = /\p{Script=Hangul}/u;
const latin = /\p{Script=Latin}/u;

for (const { file, name, prefix, description, body } of snippets) {
  test(`snippet ${file}, ${name}: the description is one line, English · Korean`, () => {
    const [english, korean, ...more] = description.split(" · ");
    assert.deepEqual(more, []);
    assert.ok(latin.test(english!) && !hangul.test(english!), "English first");
    assert.ok(hangul.test(korean ?? ""), "then Korean");
    assert.doesNotMatch(description, /\n/);
  });

  test(`snippet ${file}, ${name}: the body is indented by two spaces and ends with the final tab stop`, () => {
    for (const line of body) assert.match(line, /^(?: {2})*(?! )[^\t\n]*(?<! )$/, line);
    assert.ok(body.at(-1)!.endsWith("$0"));
  });

  test(`snippet ${file}, ${name}: tab stops are numbered from 1 without a gap, in the order they are written`, () => {
    const order = [...new Set(tabStops(body.join("\n")))];
    assert.deepEqual(order, [...order.keys()].slice(1).concat(0));
  });

  test(`snippet ${file}, ${name}: the first prefix finds all of the product's snippets`, () => {
    assert.match(prefix[0]!, /^strata-[a-z]/);
    assert.ok(prefix.length > 1, "and there are names that people would type");
  });
}

test("snippets: no prefix stands for two snippets", () => {
  const prefixes = snippets.flatMap(({ prefix }) => prefix);
  assert.deepEqual(
    prefixes.filter((prefix, at) => prefixes.indexOf(prefix) !== at),
    [],
  );
  for (const prefix of prefixes) assert.match(prefix, /^(strata|docker|compose)-[a-z-]+$/);
});

test("concepts.json: the five concepts in the order they are taught", () => {
  assert.deepEqual(
    concepts.map(({ concept }) => concept),
    ["container", "image", "volume", "dockerfile", "compose"],
  );
});

test("concepts.json: every snippet stands there exactly once, and nothing else", () => {
  const key = ({ file, name }: { file: string; name: string }) => `${file}: ${name}`;
  assert.deepEqual(concepts.flatMap((concept) => concept.snippets.map(key)).sort(), snippets.map(key).sort());
});

test("concepts.json: a snippet is called by its name, and every text is there in both languages", () => {
  for (const { title, snippets: entries } of concepts) {
    assert.ok(title.en && title.ko);
    for (const { name, title, detail } of entries) {
      assert.equal(title.en, name);
      assert.match(title.ko, hangul, name);
      assert.match(detail.ko, hangul, name);
      assert.doesNotMatch(detail.en, hangul, name);
      assert.match(detail.en, latin, name);
    }
  }
});
