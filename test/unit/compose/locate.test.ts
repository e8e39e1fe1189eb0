import assert from "node:assert/strict";
import { test } from "node:test";
import { at, textAt } from "../../support/composeHover";
import { cursor } from "../../support/cursor";

/** A service `web` with these lines, indented as they have to be. */
function web(...lines: string[]): string {
  return ["services:", "  web:", ...lines.map((line) => `    ${line}`)].join("\n");
}

const found: [name: string, marked: string, topic: string, token: string][] = [
  ["top-level key", "ser<|>vices:\n  web: {image: a}", "compose.services", "services"],
  ["top-level name", "name<|>: shop", "compose.name", "name"],
  ["obsolete version", "<|>version: '3'", "compose.version", "version"],
  ["include", "include<|>:\n  - a.yaml", "compose.include", "include"],
  ["a service's name", "services:\n  we<|>b:\n    image: a", "compose.service", "web"],
  ["a service whose name begins with x-", "services:\n  x-<|>web: {image: a}", "compose.service", "x-web"],
  ["a service called like a key", "services:\n  vol<|>umes: {image: a}", "compose.service", "volumes"],
  ["a volume's name", "volumes:\n  da<|>ta:", "compose.volume", "data"],
  ["a network's name", "networks:\n  fro<|>nt: {}", "compose.network", "front"],
  ["service key", web("<|>image: a"), "compose.service.image", "image"],
  ["quoted key", web('"ima<|>ge": a'), "compose.service.image", "image"],
  ["key in a flow map", "services: {web: {ima<|>ge: a}}", "compose.service.image", "image"],
  ["nested key", web("build:", "  con<|>text: ."), "compose.service.build.context", "context"],
  ["host address", web("ports:", '  - "127.<|>0.0.1:8080:80/tcp"'), "compose.service.ports.short.ip", "127.0.0.1"],
  ["host port", web("ports:", '  - "127.0.0.1:80<|>80:80/tcp"'), "compose.service.ports.short.host", "8080"],
  ["container port", web("ports:", '  - "127.0.0.1:8080:<|>80/tcp"'), "compose.service.ports.short.container", "80"],
  ["protocol", web("ports:", '  - "127.0.0.1:8080:80/t<|>cp"'), "compose.service.ports.short.protocol", "tcp"],
  ["address in brackets", web("ports: ['[::<|>1]:80:80']"), "compose.service.ports.short.ip", "[::1]"],
  ["address without host port", web("ports: ['127.0.0.1::8<|>0']"), "compose.service.ports.short.container", "80"],
  ["a number alone", web("ports: [<|>80]"), "compose.service.ports.short.container", "80"],
  ["port with a default", web(`ports: ['\${P:-80<|>80}:80']`), "compose.interpolation.default", `\${P:-8080}`],
  ["bind mount", web("volumes: ['./s<|>rc:/app']"), "compose.service.volumes.short.bind", "./src"],
  [
    "bind mount of a Windows drive",
    web("volumes: ['C:\\d<|>ata:/app']"),
    "compose.service.volumes.short.bind",
    "C:\\data",
  ],
  ["path after a variable", web(`volumes: ['\${HOME}/<|>x:/app']`), "compose.service.volumes.short.bind", `\${HOME}/x`],
  ["a variable that is a path", web(`volumes: ['\${D:<|>-./d}:/app']`), "compose.interpolation.default", `\${D:-./d}`],
  [
    "what follows a variable that may be a path",
    web(`volumes: ['\${D}-<|>x:/app']`),
    "compose.service.volumes.short.variable",
    `\${D}-x`,
  ],
  ["named volume", web("volumes: ['da<|>ta:/d:ro']"), "compose.service.volumes.short.volume", "data"],
  ["path of a mount", web("volumes: ['data:/<|>d:ro']"), "compose.service.volumes.short.target", "/d"],
  ["option of a mount", web("volumes: ['data:/d:ro,no<|>copy']"), "compose.service.volumes.short.option", "nocopy"],
  ["anonymous volume", web("volumes: [/no<|>de_modules]"), "compose.service.volumes.short.anonymous", "/node_modules"],
  // docker compose reads one letter and a colon as a Windows drive: `v:/x` is a path and names no volume.
  ["a volume of one letter", web("volumes: ['v:/<|>x']"), "compose.service.volumes.short.anonymous", "v:/x"],
  ["dependency in a list", web("depends_on: [d<|>b]"), "compose.service.depends_on.entry", "db"],
  ["dependency in a map", web("depends_on:", "  d<|>b: {}"), "compose.service.depends_on.entry", "db"],
  [
    "condition",
    web("depends_on:", "  db:", "    cond<|>ition: service_started"),
    "compose.service.depends_on.entry.condition",
    "condition",
  ],
  [
    "value of a condition",
    web("depends_on:", "  db:", "    condition: service_<|>healthy"),
    "compose.service.depends_on.entry.condition.is.service_healthy",
    "service_healthy",
  ],
  ["restart policy", web("restart: unless<|>-stopped"), "compose.service.restart.is.unless-stopped", "unless-stopped"],
  ["quoted restart policy", web('restart: "n<|>o"'), "compose.service.restart.is.no", "no"],
  [
    "restart policy with a count",
    web("restart: on-fail<|>ure:3"),
    "compose.service.restart.is.on-failure",
    "on-failure:3",
  ],
  ["network in a list", web("networks: [fr<|>ont]"), "compose.service.networks.entry", "front"],
  ["network in a map", web("networks:", "  fr<|>ont: {aliases: [a]}"), "compose.service.networks.entry", "front"],
  [
    "variable that is called like a key",
    web("environment:", "  ima<|>ge: a"),
    "compose.service.environment.entry",
    "image",
  ],
  ["CRLF", "services:\r\n  web:\r\n    image: a\r\n    po<|>rts:\r\n", "compose.service.ports", "ports"],
  ["BOM", "\uFEFFser<|>vices:\n  web: {image: a}", "compose.services", "services"],
  ["under an anchor", "services:\n  web: &web\n    ima<|>ge: a", "compose.service.image", "image"],
  [
    "beside a merge",
    "x-a: &a {image: a}\nservices:\n  web:\n    <<: *a\n    po<|>rts: []",
    "compose.service.ports",
    "ports",
  ],
  [
    "second document",
    "services: {a: {image: a}}\n---\nservices:\n  web:\n    po<|>rts: []",
    "compose.service.ports",
    "ports",
  ],
  ["local tags", "services:\n  web:\n    po<|>rts: !override\n      - '80'", "compose.service.ports", "ports"],
  [
    "YAML 1.1 with a merge",
    "%YAML 1.1\n---\nservices:\n  web:\n    <<: {image: a}\n    po<|>rts: []",
    "compose.service.ports",
    "ports",
  ],
];

for (const [name, marked, topic, token] of found) {
  test(`compose: finds ${name}`, () => {
    const explanation = at(marked);
    assert.equal(explanation?.topic, topic);
    assert.equal(textAt(cursor(marked).text, explanation!.range), token);
  });
}

const silent: [name: string, marked: string][] = [
  ["empty file", "<|>"],
  ["comment", "# ser<|>vices:\nservices: {}"],
  ["comment after a key", "services: # ima<|>ge\n  web: {image: a}"],
  ["unknown top-level key", "serv<|>ice: {}"],
  ["unknown service key", web("imag<|>e_: a")],
  ["below an extension", "x-a:\n  ima<|>ge: a"],
  ["label that is called like a path", web('"build.con<|>text": a')],
  ["block text that looks like keys", web("command: |", "  ima<|>ge: a")],
  ["blank line", web("image: a", "<|>", "ports: []")],
  ["a list where a map belongs", "services:\n  - we<|>b"],
  ["an item of a list that Compose does not know", web("unknown:", "  <|>- a")],
  ["a text alone", "ser<|>vices"],
  ["a label's value", web("labels: {a: so<|>me}")],
  ["a variable's value", web("environment: [A=so<|>me]")],
  ["an argument's value", web("build: {context: ., args: {A: so<|>me}}")],
  ["the name in a label's list item without one", web("labels: ['=<|>x']")],
  ["a dollar that nothing follows", web("labels: {a: 'cost $<|> 5'}")],
  ["a comment between items", web("ports:", "  # <|>- a", "  - '80'")],
  ["below an extension with an anchor that nobody uses", "x-a: &a\n  ima<|>ge: a"],
];

for (const [name, marked] of silent) {
  test(`compose: says nothing on ${name}`, () => assert.equal(at(marked), null));
}
