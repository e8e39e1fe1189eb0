import assert from "node:assert/strict";
import { test } from "node:test";
import { at } from "../../support/composeHover";

const cases: [name: string, marked: string, topic: string | undefined][] = [
  ["a word that is not whole yet", "services:\n  web:\n    x: 'a\n    por<|>", undefined],
  ["a word whose colon is missing", "services:\n  web:\n    x: 'a\n    port<|>s", "compose.service.ports"],
  ["a key above an open quote", "services:\n  web:\n    ima<|>ge: 'a\n", "compose.service.image"],
  ["a key below an open quote", "services:\n  web:\n    image: 'a\n    por<|>ts:\n", "compose.service.ports"],
  ["indentation by tabs", "services:\n\tweb:\n\t\tima<|>ge: a\n", "compose.service.image"],
  ["a key said twice", "services:\n  web:\n    por<|>ts: []\n    ports: []\n", "compose.service.ports"],
  [
    "an item below an open quote",
    "services:\n  web:\n    x: 'a\n    ports:\n    - 80<|>80:80\n",
    "compose.service.ports.short.host",
  ],
  ["a second document", "a: '\n---\nservices:\n  web:\n    ima<|>ge: x", "compose.service.image"],
  ["a comment", "services:\n  web:\n    x: 'a\n    # ima<|>ge: x", undefined],
  ["block text", "services:\n  web:\n    command: |\n      ima<|>ge: x\n    y: 'a", undefined],
];

for (const [name, marked, topic] of cases) {
  test(`compose, half typed: ${name}`, () => assert.equal(at(marked)?.topic, topic));
}
