import { debian, finds } from "../../support/findings";

const install = "apt-get update && apt-get install -y curl";
const clean = "rm -rf /var/lib/apt/lists/*";

finds([
  ["lists of apt", `${debian}RUN ${install}`, "packageLists 2"],
  ["lists of apt, one by one", `${debian}RUN set -eux; sudo apt update; apt install -y a`, "packageLists 2"],
  [
    "clean does not mean the lists",
    `${debian}RUN ${install} && apt-get clean && rm -rf /var/cache/apt/*`,
    "packageLists 2",
  ],
  ["lists removed too late", `${debian}RUN ${install}\nRUN ${clean}`, "packageLists 2"],
  [
    "a cache for the packages alone",
    `${debian}RUN --mount=type=cache,target=/var/cache/apt ${install}`,
    "packageLists 2",
  ],
  ["index of apk", "FROM alpine\nRUN apk add curl", "packageLists 2"],
  ["index of apk update", "FROM alpine\nRUN apk update && apk add --no-cache curl", "packageLists 2"],
  ["metadata of dnf", "FROM fedora\nRUN dnf -y install curl", "packageLists 2"],

  ["lists removed", `${debian}RUN ${install} && ${clean}`],
  ["lists removed by find", `${debian}RUN ${install}; find /var/lib/apt/lists -type f -delete`],
  ["lists removed with all of it", `${debian}RUN ${install} && rm -rf /var/lib/{apt,dpkg}`],
  ["lists removed from within", `${debian}RUN ${install} && cd /var/lib/apt && rm -rf lists`],
  ["lists removed by apt", `${debian}RUN ${install} && apt-get distclean`],
  ["lists removed in a condition", `${debian}RUN ${install} && if x; then ${clean}; fi`],
  ["lists removed by a script, perhaps", `${debian}RUN ${install} && /cleanup.sh`],
  ["lists removed by a local script, perhaps", `${debian}RUN ${install} && bash ./setup`],
  ["lists in a cache", `${debian}RUN --mount=type=cache,target=/var/lib/apt ${install}`],
  ["lists in a text that is not understood", `${debian}RUN ${install} && case $A in a) ${clean};; esac`],
  ["lists of a stage that is not shipped", `FROM a AS b\nRUN ${install}\nFROM c\nCOPY --from=b /x /x`],
  ["apk without an index", "FROM alpine\nRUN apk --no-cache add curl && apk add -U --no-cache x"],
  ["apk removes it", "FROM alpine\nRUN apk add curl && rm -rf /var/cache/apk/*"],
  ["apk in a cache", "FROM alpine\nRUN --mount=type=cache,target=/etc/apk/cache apk add curl"],
  ["apk for another root", "FROM alpine\nRUN apk add --initdb -p /out curl"],
  ["apk with repositories of its own", "FROM alpine\nCOPY repositories /etc/apk/repositories\nRUN apk add curl"],
  ["dnf cleans", "FROM fedora\nRUN dnf -y install curl && dnf clean all"],
  ["dnf in a cache", "FROM fedora\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf -y install curl"],
  ["a word like it", `${debian}RUN echo apt-get update && npm update`],

  ["lists of an older layer", `${debian}RUN apt-get update\nRUN apt-get install -y curl`, "staleLists 3 < 2"],
  ["a second install", `${debian}RUN ${install}\nRUN apt-get install -y git`, "staleLists 3 < 2"],
  ["lists of a base stage", `FROM a AS b\nRUN apt update\nFROM b\nRUN apt install x`, "staleLists 4 < 2"],
  [
    "in a stage that is not shipped",
    `FROM a AS b\nRUN apt-get update\nRUN apt-get install x\nFROM c\nCOPY --from=b /x /x`,
    "staleLists 3 < 2",
  ],

  [
    "a script that may update",
    `${debian}RUN ${install}\nRUN curl https://e.org/setup | bash - && apt-get install -y node`,
  ],
  ["a program that updates", `${debian}RUN ${install}\nRUN add-apt-repository ppa:a && apt-get install -y node`],
  ["an update of its own", `${debian}RUN ${install} && ${clean}\nRUN ${install} && ${clean}`],
  ["lists of the base image", `${debian}RUN apt-get install -y curl`],
  ["an install of a file", `${debian}RUN apt-get update && ${clean}\nRUN apt-get install -y ./a.deb`],
  ["an update of another stage", `FROM a AS b\nRUN apt-get update\nFROM c\nRUN apt-get install x\nCOPY --from=b /x /x`],
]);

finds([
  ["cache of pip", "FROM python:3.14-slim\nRUN pip install flask", "packageCache 2"],
  ["cache of pip as a module", "FROM python\nRUN python -m pip install --upgrade -r r.txt", "packageCache 2"],
  ["cache of npm", "FROM node:24\nCOPY package.json .\nRUN npm ci --omit=dev", "packageCache 3"],

  ["pip without one", "FROM python:3.14\nRUN pip install --no-cache-dir flask"],
  ["pip with a setting", "FROM python:3.14\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask"],
  ["pip with a setting of its own", "FROM python:3.14\nRUN PIP_NO_CACHE_DIR=1 pip install flask"],
  ["pip with a mount", "FROM python:3.14\nRUN --mount=type=cache,target=/root/.cache pip install flask"],
  ["pip that cleans", "FROM python:3.14\nRUN pip install flask && pip cache purge"],
  ["pip and rm", "FROM python:3.14\nRUN pip install flask && rm -rf ~/.cache"],
  [
    "pip of wheels that are there",
    "FROM python:3.14\nRUN pip install --no-index --find-links=/w flask && pip install /w/*.whl .",
  ],
  ["pip of another user", "FROM python:3.14\nUSER app\nRUN pip install flask"],
  ["pip of an image that may have settings", "FROM acme/python:3\nRUN pip install flask"],
  ["npm that cleans", "FROM node:24\nRUN npm ci && npm cache clean --force"],
  ["npm with a mount", "FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci"],
  ["npm of another user", "FROM node:24\nUSER node\nRUN npm ci"],
  ["npm that installs nothing", "FROM node:24\nRUN npm run build"],
]);

const node = "FROM acme/node\nWORKDIR /app\n";

finds([
  ["everything before npm ci", `${node}COPY . .\nRUN npm ci`, "copiedBeforeInstall 3 < 4"],
  [
    "everything before yarn",
    `${node}COPY . /app/\nRUN yarn --frozen-lockfile && yarn build`,
    "copiedBeforeInstall 3 < 4",
  ],
  ["everything before pip", `${node}ADD ./ ./\nRUN pip install -U -r requirements.txt`, "copiedBeforeInstall 3 < 4"],
  ["everything before go", `${node}COPY . .\nENV A=1\nRUN cd sub && go mod download`, "copiedBeforeInstall 3 < 5"],
  ["everything before bundle", "FROM a\nCOPY . .\nRUN bundle install --jobs 4", "copiedBeforeInstall 2 < 3"],
  ["everything before composer", `${node}COPY . .\nRUN composer install --no-dev`, "copiedBeforeInstall 3 < 4"],
  [
    "in a stage that is not shipped",
    `${node.replace("\n", " AS b\n")}COPY . .\nRUN pnpm install\nFROM c\nCOPY --from=b /app /app`,
    "copiedBeforeInstall 3 < 4",
  ],
  [
    "once for stages on one base",
    `FROM a AS b\nCOPY . /\nRUN npm ci\nFROM b AS c\nFROM b AS d\nFROM e\nCOPY --from=c /x /x\nCOPY --from=d /x /x`,
    "copiedBeforeInstall 2 < 3",
  ],

  ["the manifest first", `${node}COPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build`],
  [
    "the manifest first, and once more without what tests need",
    `${node}COPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm install`,
  ],
  ["only a folder", `${node}COPY src ./\nRUN npm ci`],
  ["only some files", `${node}COPY --exclude=*.md . .\nRUN npm ci`],
  ["with a cache", `${node}COPY . .\nRUN --mount=type=cache,target=/root/.npm npm ci`],
  ["from another stage", `FROM a AS b\n${node}COPY --from=b . .\nRUN npm ci`],
  ["elsewhere", `${node}COPY . /src\nRUN npm ci`],
  ["a package by name", `${node}COPY . .\nRUN npm install express && npm install -g x`],
  ["the project itself", `${node}COPY . .\nRUN pip install . && pip install -e . -r requirements.txt`],
  ["a list that is made", `${node}COPY . .\nRUN poetry export -o requirements.txt && pip install -r requirements.txt`],
  ["a list that was made", `${node}COPY . .\nRUN ./make requirements.txt\nRUN pip install -r requirements.txt`],
  ["a list from elsewhere", `${node}COPY . .\nRUN pip install -r /opt/requirements.txt`],
  ["in a condition", `${node}COPY . .\nRUN if [ -f package.json ]; then npm ci; fi`],
  ["in a stage that is not built", `FROM a AS b\nCOPY . .\nRUN npm ci\nFROM c`],
]);
