import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";
import { findingsIn } from "../../server/compose/insights/findings";
import { readProject } from "../../server/compose/project/model";
import { parseCompose } from "../../server/compose/read/parse";
import { findSpot } from "../../server/compose/read/spot";
import { createService } from "../../server/service";
import { compare, type Peers } from "./compare";

const serviceLines = 20;

/** A compose file of about so many lines: services with a bit of everything, each waiting for one before it. */
function composeFile(lines: number): string {
  const services = Array.from({ length: Math.floor(lines / serviceLines) }, (_, at) => service(at));
  return `name: bench\nservices:\n${services.join("")}volumes:\n  data:\nnetworks:\n  front:\n  back:\n`;
}

function service(at: number): string {
  return `  s${at}:
    image: registry.example:5000/team/app${at}:1.\${TAG:-0}
    command: ["serve", "--port", "8080"]
    # a comment
    environment:
      URL: "postgres://u:p@s${Math.max(at - 1, 0)}:5432/db"
      MODE: \${MODE:-production}
    ports:
      - "127.0.0.1:${10000 + (at % 50000)}:80"
    volumes:
      - data:/var/lib/data:ro
      - ./src${at}:/app
    networks: [front, back]
    depends_on:${at === 0 ? " []" : `\n      s${at - 1}: {condition: service_started}`}
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost"]
      interval: 1m30s
    deploy: {resources: {limits: {memory: 64m, cpus: "0.5"}}}
`;
}

const text = composeFile(10_000);
const parsed = parseCompose(text);

/** A document of its own, so that nothing is remembered of it. */
function document(): TextDocument {
  return TextDocument.create("file:///compose.yaml", "dockercompose", 1, text);
}

const open = document();
const asked = createService();
const offsets = Array.from({ length: 100 }, (_, at) => Math.floor((text.length * at) / 100));

/** Hovers of positions spread over the whole file. */
function hovers(from: TextDocument, at: readonly number[]): void {
  for (const offset of at) asked.hover(from, from.positionAt(offset), "en");
}

const peers: Peers = {
  "10,000 lines, against the yaml package's own parse": {
    "yaml's parse": () => parse(text),
    "parse with places": () => parseCompose(text),
    "parse + project + findings": () => findingsIn(readProject(parseCompose(text))),
  },
  "10,000 lines, parsed": {
    "project of a parsed file": () => readProject(parsed),
    "first hover of a new document": () => hovers(document(), [2000]),
    "100 hovers of an open document": () => hovers(open, offsets),
  },
};

const sizes = [1250, 2500, 5000, 10_000].map((size) => [size, composeFile(size)] as const);
peers["parse and project by size, against 1,250 lines (linear: 2, 4, 8)"] = Object.fromEntries(
  sizes.map(([size, file]) => [`${size} lines`, () => readProject(parseCompose(file))]),
);
peers["100 tokens looked up by size, against 1,250 lines (by descent: hardly more)"] = Object.fromEntries(
  sizes.map(([size, file]) => [`${size} lines`, lookups(file)]),
);

/** Finds the tokens at a hundred places of a parsed file. */
function lookups(file: string): () => void {
  const read = parseCompose(file);
  const step = Math.floor(read.lines.length / 100);
  const lines = Array.from({ length: 100 }, (_, at) => at * step);
  const positions = lines.map((line) => ({ line, character: read.lines[line]!.search(/\S|$/) + 1 }));
  return () => {
    for (const position of positions) findSpot(read, position);
  };
}

compare(peers, 30);
