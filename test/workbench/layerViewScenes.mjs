import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../support/root.mjs";

const sample = (/** @type {string} */ file) => readFileSync(path.join(root, "test/sample", file), "utf8");

const onbuild = {
  "node:22-onbuild": { config: { OnBuild: ["COPY package.json ./", "RUN npm ci", "ENV MODE=production"] } },
};

/**
 * @typedef {{
 *   text: string, file?: string, line?: number, stale?: boolean, target?: string,
 *   question?: import("../../media/layerView/messages").Question,
 *   comparison?: import("../../media/layerView/messages").Comparison,
 *   change?: Omit<import("../../server/protocol").RebuildParams, "textDocument">,
 *   images?: Record<string, import("../../server/protocol").OciImage>, folder?: string,
 *   dockerfiles?: Record<string, string>, selected?: string, related?: Record<string, string>,
 * }} Scene
 */

/**
 * What the layer view is photographed with: the file's text, the 1-based line of the cursor, whether the picture is an old
 * one of a file that is half-typed now, the stage the reader chose, and what the reader asks the cost of.
 * Of a compose file also the Dockerfiles of its services, and the service whose pile is open; of a Dockerfile the compose files beside it.
 * @type {Record<string, Scene>}
 */
export const scenes = {
  compose: {
    text: sample("compose.yaml"),
    line: 25,
    dockerfiles: { web: sample("Dockerfile") },
  },
  composeOpen: {
    text: sample("compose.yaml"),
    dockerfiles: { web: sample("Dockerfile") },
    selected: "web",
  },
  composeMany: {
    text: `services:\n${Array.from(
      { length: 25 },
      (_, at) =>
        `  service-${at}:\n    image: example.com/team/service-${at}:1.${at}\n    ports: ["${9000 + at}:80"]\n` +
        `    networks: [${at % 3 === 0 ? "front, back" : "back"}]\n` +
        (at % 4 === 0 ? `    volumes: ["shared:/data", "own-${at}:/var/lib/x"]\n` : "") +
        (at > 2 ? `    depends_on: [service-${at % 3}]\n` : ""),
    ).join(
      "",
    )}networks:\n  front:\n  back:\n    internal: true\nvolumes:\n  shared:\n${Array.from({ length: 7 }, (_, at) => `  own-${at * 4}:\n`).join("")}`,
    dockerfiles: {},
  },
  whatIf: {
    text: sample("Dockerfile"),
    question: { kind: "files", paths: ["requirements.txt"], touched: false },
    change: { changedFiles: ["requirements.txt"] },
  },
  compared: {
    text: `FROM alpine:3.22
RUN apk add --no-cache curl
ENV MODE=production
COPY app /app
CMD ["/app/run"]
`,
    comparison: {
      image: "web:latest",
      size: 14_210_000,
      created: "2026-11-20T09:30:00Z",
      base: [
        { created_by: "ADD alpine-minirootfs-3.22.0-x86_64.tar.gz / # buildkit", size: 8_310_000 },
        { created_by: 'CMD ["/bin/sh"]', size: 0 },
      ],
      rows: [
        { kind: "same", entry: 0, size: 5_300_000 },
        { kind: "missing", entry: 1 },
        { kind: "extra", created_by: "RUN /bin/sh -c rm -rf /var/cache # buildkit", size: 12_000 },
        { kind: "same", entry: 2, size: 600_200 },
        { kind: "same", entry: 3, size: 0 },
      ],
      config: ["Env"],
      classicBuilder: false,
      containers: [
        {
          name: "web-1",
          running: true,
          writable: 12_600,
          mounts: [{ kind: "volume", source: "web-data", target: "/data" }],
        },
      ],
    },
  },
  findings: {
    text: `FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN npm run build

FROM debian:12
ARG API_TOKEN
ENV API_TOKEN=$API_TOKEN
RUN apt-get update && apt-get install -y curl
COPY big.tar.gz /tmp/big.tar.gz
RUN tar xzf /tmp/big.tar.gz -C /opt && rm /tmp/big.tar.gz
COPY --from=build /app/dist /srv
RUN chown -R www-data /srv
COPY .env /srv/.env
CMD ["/opt/run"]
`,
  },
  whatIfLine: {
    text: sample("Dockerfile"),
    line: 19,
    question: { kind: "line" },
    change: { changedSteps: [8] },
  },
  sample: { text: sample("Dockerfile"), line: 20, related: { "compose.yaml": sample("compose.yaml") } },
  builtBy: {
    text: "FROM node:22\nWORKDIR /srv\nCOPY . .\nVOLUME /srv/data /srv/cache\nCMD node .\n",
    line: 4,
    related: {
      "compose.dev.yaml": `services:
  a-service-with-a-long-name:
    build: .
    volumes: [./src:/srv/src, web-data:/srv/data]
volumes: {web-data: {}}
`,
    },
  },
  stages: {
    line: 19,
    text: `FROM node:22-alpine AS base
WORKDIR /srv
ENV NODE_ENV=production

FROM base AS deps
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM deps AS lint
COPY . .
RUN npm run lint

FROM deps AS test
COPY . .
RUN npm test

FROM deps AS build
COPY . .
RUN --mount=type=bind,from=ghcr.io/example/tools:2,target=/tools npm run build && /tools/bin/minify dist --out dist/min --keep-licenses --source-map=false --target=es2022

FROM base AS runtime
COPY --from=deps /srv/node_modules node_modules
COPY --from=build /srv/dist dist
COPY --from=busybox:1.37 /bin/wget /usr/local/bin/
USER node
EXPOSE 3000 9229/tcp
VOLUME ["/srv/data", "/srv/a-rather-long-folder-name/for-uploads-of-users"]
ENTRYPOINT ["node"]
CMD ["dist/server.js"]
`,
  },
  scratch: {
    file: "hello.dockerfile",
    line: 7,
    text: `FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /hello ./cmd/hello
FROM scratch
COPY --from=build /hello /hello
COPY <<EOF /etc/passwd
app:x:1000:1000::/:
EOF
USER 1000
ENTRYPOINT ["/hello"]
`,
  },
  single: {
    line: 2,
    text: `FROM nginx:1.29
COPY site/ /usr/share/nginx/html
ADD https://example.com/robots.txt /usr/share/nginx/html/
`,
  },
  problems: { text: "FROM alpine:3.22\nRUN apk add --no-cache curl\nCOPPY . .\nEXPOSE web\nCMD curl\n", line: 3 },
  windows: {
    line: 5,
    text: `# escape=\`
FROM mcr.microsoft.com/windows/servercore:ltsc2025 AS build
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
WORKDIR C:\\src
RUN Invoke-WebRequest -UseBasicParsing https://example.com/setup.exe -OutFile C:\\Windows\\Temp\\setup.exe; \`
    Start-Process C:\\Windows\\Temp\\setup.exe -ArgumentList '/quiet' -Wait
COPY app\\ C:\\src\\app\\

FROM mcr.microsoft.com/windows/nanoserver:ltsc2025
COPY --from=build C:\\src\\app C:\\Users\\ContainerUser\\AppData\\Local\\Programs\\app
VOLUME C:\\Users\\ContainerUser\\AppData\\Local\\data
ENTRYPOINT ["C:\\\\Users\\\\ContainerUser\\\\AppData\\\\Local\\\\Programs\\\\app\\\\server.exe", "--listen", "0.0.0.0:8080"]
`,
  },
  triggers: { text: 'FROM node:22-onbuild\nCOPY . .\nCMD ["node", "."]\n', images: onbuild },
  triggersWhatIf: {
    text: 'FROM node:22-onbuild\nCOPY src src\nCMD ["node", "."]\n',
    images: onbuild,
    question: { kind: "files", paths: ["package.json"], touched: false },
    change: { changedFiles: ["package.json"] },
  },
  many: {
    text: `FROM debian:13\n${Array.from({ length: 120 }, (_, at) => (at % 6 === 5 ? `ENV STEP_${at}=${at}\n` : "") + (at % 2 ? `COPY part-${at}/ /srv/part-${at}/\n` : `RUN ./configure --part=${at} && make install\n`)).join("")}CMD ["/srv/run"]\n`,
    line: 30,
  },
  long: {
    file: "a-rather-long-name-that-somebody-gave-to-this.Dockerfile",
    text: `FROM registry.a-company-with-a-long-name.example.com:5000/platform-engineering/base-images/python-with-everything:3.14.2-slim-bookworm-2026-11-20@sha256:${"0123456789abcdef".repeat(4)} AS a-stage-with-a-name-that-is-much-longer-than-one-would-like-it-to-be
RUN ${"supercalifragilisticexpialidocious".repeat(6)}
COPY ${"a-folder/".repeat(30)}file.txt /target/
ENV A_VARIABLE_WITH_A_LONG_NAME=${"value".repeat(60)}
EXPOSE ${Array.from({ length: 24 }, (_, at) => 8000 + at).join(" ")}
VOLUME /${"deep/".repeat(40)}data /b /c
HEALTHCHECK --interval=1m30s CMD curl --fail http://localhost:8000/${"health/".repeat(20)} || exit 1
ENTRYPOINT ["/usr/bin/a-program-with-a-long-name", "--configuration-file=/etc/${"long/".repeat(20)}configuration.yaml"]
`,
  },
  composeProblems: {
    text: `services:
  web:
    image: nginx:1.29
    ports: ["80:80", "80:8080"]
    depends_on: [missing, db]
    environment:
      DATABASE_URL: postgres://localhost:5432/app
    networks: [front, undeclared]
  db:
    image: postgres:18
    ports: ["5432:5432"]
    profiles: [debug]
    network_mode: host
  job:
    image: "alpine"
    scale: 0
networks:
  front:
    external: true
volumes:
  unused:
`,
    dockerfiles: {},
  },
  stale: { text: 'FROM alpine:3.22 AS web\nRUN apk add --no-cache curl\nCMD ["curl"]\n', stale: true },
  empty: { text: "" },
};
