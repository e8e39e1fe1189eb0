import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../../server/dockerfile/analysis";
import { debian, finds, found } from "../../support/findings";

finds([
  ["a copied file is removed", `${debian}COPY a.tar /tmp/a.tar\nRUN rm /tmp/a.tar`, "deletedLater 3 < 2"],
  [
    "a file copied into a folder is removed",
    `${debian}COPY a.tar /tmp/\nRUN x && rm -f /tmp/a.tar`,
    "deletedLater 3 < 2",
  ],
  ["a copied folder is removed", `${debian}COPY src /src\nRUN make && rm -rf /src`, "deletedLater 3 < 2"],
  ["the folder above is removed", `${debian}COPY src /build/src/\nRUN rm -rf /build`, "deletedLater 3 < 2"],
  ["all of a folder is removed", `${debian}COPY a.sh /tmp/\nRUN sh /tmp/a.sh\nRUN rm -rf /tmp/*`, "deletedLater 4 < 2"],
  [
    "a download is removed",
    `${debian}ADD https://e.org/a.tgz /a.tgz\nRUN tar xf /a.tgz && rm /a.tgz`,
    "deletedLater 3 < 2",
  ],
  ["a relative path is removed", `${debian}WORKDIR /w\nCOPY a.tar b/\nRUN cd b && rm a.tar`, "deletedLater 4 < 3"],
  ["below an unknown directory", `${debian}COPY a.tar b/\nRUN rm b/a.tar`, "deletedLater 3 < 2"],
  ["a variable names the path", `${debian}ENV D=/opt/d\nCOPY d $D\nRUN rm -rf "\${D}"`, "deletedLater 4 < 3"],
  ["of a base stage", `${debian.replace("\n", " AS a\n")}COPY d.x /d.x\nFROM a\nRUN rm /d.x`, "deletedLater 4 < 2"],
  ["in a heredoc", `${debian}COPY d.x /d.x\nRUN <<EOF\nset -e\nrm /d.x # gone\nEOF`, "deletedLater 3 < 2"],
  ["in exec form", `${debian}COPY d.x /d.x\nRUN ["rm", "/d.x"]`, "deletedLater 3 < 2"],
  ["over several lines", `${debian}COPY d.x /d.x\nRUN a \\\n  # why\n  && rm /d.x`, "deletedLater 3 < 2"],
  ["once for each copy", `${debian}COPY d.x /d.x\nRUN rm /d.x\nRUN rm -f /d.x`, "deletedLater 3 < 2"],

  [
    "a download of another layer",
    `${debian}RUN cd /tmp && wget -qO a.tgz https://e.org/a\nRUN tar xf /tmp/a.tgz && rm -f /tmp/a.tgz`,
    "deletedLater 3 < 2",
  ],
  [
    "a clone of another layer",
    `${debian}RUN git clone --depth 1 https://e.org/a /src\nRUN make -C /src && rm -rf /src`,
    "deletedLater 3 < 2",
  ],

  ["a download that is moved", `${debian}RUN curl -fsSLo /tmp/a https://e.org/a && mv /tmp/a /b\nRUN rm -f /tmp/a`],
  [
    "a download into a mount",
    `${debian}RUN --mount=type=cache,target=/tmp curl -o /tmp/a https://e.org/a\nRUN rm -f /tmp/a`,
  ],
  ["a download to standard output", `${debian}RUN wget -O - https://e.org/a | tar x\nRUN rm -f ./-`],
  ["a download in a condition", `${debian}RUN if x; then curl -o /a https://e.org/a; fi\nRUN rm -f /a`],
  ["another file is removed", `${debian}COPY a.tar /tmp/a.tar\nRUN rm /tmp/b.tar`],
  ["a folder of that name may be another", `${debian}COPY src /app/\nRUN rm -rf /app/src`],
  ["what everything holds is not known", `${debian}WORKDIR /app\nCOPY . .\nRUN rm -rf node_modules .git`],
  ["an unpacked archive is not there", `${debian}ADD a.tar.gz /tmp/\nRUN rm /tmp/a.tar.gz`],
  ["hidden names are not among *", `${debian}COPY .a /tmp/.a\nRUN rm -rf /tmp/*`],
  ["a pattern may match nothing", `${debian}COPY *.tar /tmp/\nRUN rm -rf /tmp`],
  ["rm of a folder without -r", `${debian}COPY src /src\nRUN rm /src`],
  ["rm in a condition", `${debian}COPY a.x /a.x\nRUN if t; then rm /a.x; fi`],
  ["rm behind ||", `${debian}COPY a.x /a.x\nRUN t || rm /a.x`],
  ["rm behind a test that may fail", `${debian}COPY a.x /a.x\nRUN [ -f x ] && rm /a.x; true`],
  ["rm behind && that || catches", `${debian}COPY a.x /a.x\nRUN t && rm /a.x || true`],
  ["rm in a function", `${debian}COPY a.x /a.x\nRUN f() { rm /a.x; }; echo`],
  ["rm as text", `${debian}COPY a.x /a.x\nRUN echo "rm /a.x" 'rm /a.x' # rm /a.x`],
  ["rm of an unknown variable", `${debian}COPY a.x /a.x\nRUN rm /$F`],
  ["rm of a variable the shell sets", `${debian}ENV F=a.x\nCOPY a.x /a.x\nRUN F=b && rm /$F`],
  ["rm in an unknown folder", `${debian}COPY a.x /a.x\nRUN cd $(pwd) && rm a.x`],
  ["rm in an unknown directory of the file", `${debian}WORKDIR $A\nCOPY a.x ./\nWORKDIR $B\nRUN rm a.x`],
  ["rm behind the end", `${debian}COPY a.x /a.x\nRUN exit 0; rm /a.x`],
  ["rm of a name that ends otherwise", `${debian}COPY a.x /a.x\nRUN <<EOF\nrm /a.x\r\nEOF`],
  ["rm of a mount", `${debian}COPY a.x /m/a.x\nRUN --mount=type=cache,target=/m rm /m/a.x`],
  ["rm before the copy", `${debian}RUN rm -f /a.x\nCOPY a.x /a.x`],
  ["rm in the same layer", `${debian}RUN curl -o /a.x https://e.org && rm /a.x`],
  ["rm in another shell", `${debian}SHELL ["powershell"]\nCOPY a.x /a.x\nRUN rm /a.x`],
  ["in a stage that is not shipped", `FROM a AS b\nCOPY a.x /a.x\nRUN rm /a.x\nFROM c\nCOPY --from=b /d /d`],
  ["copied in another stage", `FROM a AS b\nCOPY a.x /a.x\nFROM c\nRUN rm /a.x\nCOPY --from=b /d /d`],
  ["with open quotes", `${debian}COPY a.x /a.x\nRUN rm /a.x "`],
  ["copied from a heredoc", `${debian}COPY <<EOF /a.x\nhi\nEOF\nRUN rm /a.x`],
]);

finds([
  ["chown of a copied folder", `${debian}COPY . /app\nRUN chown -R app:app /app`, "storedTwice 3 < 2"],
  ["chown of where it is", `${debian}WORKDIR /app\nCOPY . .\nRUN useradd app && chown app -R .`, "storedTwice 4 < 3"],
  ["chown of a folder above", `${debian}COPY a.x /srv/a/\nRUN chown -R 1000 /srv`, "storedTwice 3 < 2"],
  ["chown of a file", `${debian}COPY a.jar /a.jar\nRUN chown app /a.jar`, "storedTwice 3 < 2"],
  ["chmod of a copied folder", `${debian}COPY bin /opt/bin\nRUN chmod -R +x /opt/bin`, "storedTwice 3 < 2"],
  ["chmod of a download", `${debian}ADD https://e.org/tini.bin /tini.bin\nRUN chmod +x /tini.bin`, "storedTwice 3 < 2"],
  ["chmod next to --chown", `${debian}COPY --chown=app d /d\nRUN chmod -R 755 /d`, "storedTwice 3 < 2"],

  ["chown next to --chown", `${debian}COPY --chown=app d /d\nRUN chown -R app /d`],
  ["chmod next to --chmod", `${debian}COPY --chmod=755 d /d\nRUN chmod -R 755 /d`],
  ["chown to root, who owns it", `${debian}COPY d /d\nRUN chown -R root:root /d && chown -R 0:0 /d`],
  ["chown to nobody knows whom", `${debian}COPY d /d\nRUN chown -R "$(id -u)" /d && chown -R $U /d`],
  ["chown like another file", `${debian}COPY d /d\nRUN chown -R --reference=/x /d`],
  ["chown of the folder alone", `${debian}COPY d /d/\nRUN chown app /d`],
  ["chown of another folder", `${debian}COPY d /d\nRUN chown -R app /data`],
  ["chown before the copy", `${debian}RUN mkdir /d && chown -R app /d\nCOPY d /d`],
  ["chmod of a script, which may have that mode", `${debian}COPY run.sh /run.sh\nRUN chmod +x /run.sh`],
  [
    "chown in a stage that is not shipped",
    `FROM a AS b\nCOPY . /app\nRUN chown -R app /app\nFROM c\nCOPY --from=b /x /x`,
  ],
]);

finds([
  ["a key is copied", `${debian}COPY id_rsa /root/.ssh/id_rsa`, "secretFile 2"],
  [
    "a key is copied and removed",
    `${debian}COPY id_rsa.x id_rsa /k/\nRUN rm -rf /k`,
    "secretFile 2",
    "deletedLater 3 < 2",
  ],
  [
    "a key is copied where nothing is shipped",
    `FROM a AS b\nADD id_rsa /root/.ssh/\nFROM c\nCOPY --from=b /x /x`,
    "secretFile 2",
  ],
  ["variables of an environment", `${debian}COPY .env /app/.env`, "secretFile 2"],
  ["credentials of a cloud", `${debian}COPY home/.aws/credentials /root/.aws/`, "secretFile 2"],
  ["a key is taken from a stage", `FROM a AS b\nFROM c\nCOPY --from=b /root/.ssh/id_ed25519 /k`, "secretFile 3"],

  ["a public key", `${debian}COPY id_rsa.pub /k`],
  ["certificates", `${debian}COPY ca.pem server.crt cert.pem /etc/ssl/`],
  ["a key of packages", `${debian}COPY nodesource.key release.gpg /etc/apt/`],
  ["a folder that may hold anything", `${debian}COPY .ssh /root/.ssh`],
  ["settings of npm", `${debian}COPY .npmrc ./`],
  ["an example", `${debian}COPY .env.example /app/.env`],
  ["an environment that is not shipped", `FROM a AS b\nCOPY .env .\nFROM c\nCOPY --from=b /x /x`],
  ["code about secrets", `${debian}COPY secrets.go token.ts /src/`],
  ["a key in a stage that is not built", `FROM a AS b\nCOPY id_rsa /k\nFROM c`],

  ["a token that a RUN uses", `${debian}ARG API_TOKEN\nRUN curl -H "$API_TOKEN" x`, "secretArgument 2 < 3"],
  ["a password that ENV keeps", `${debian}ARG DB_PASSWORD\nENV DB_PASSWORD=\${DB_PASSWORD}`, "secretArgument 2 < 3"],
  [
    "a token used above",
    `FROM a AS b\nARG GITHUB_TOKEN\nFROM b\nRUN <<E\ngit clone $GITHUB_TOKEN\nE`,
    "secretArgument 2 < 4",
  ],

  ["a token that nothing uses", `${debian}ARG API_TOKEN\nRUN x`],
  ["a token with a value for everybody", `${debian}ARG API_TOKEN=none\nRUN echo $API_TOKEN`],
  [
    "a token for the browser",
    `${debian}ARG NEXT_PUBLIC_TOKEN\nARG VITE_API_KEY\nRUN echo $NEXT_PUBLIC_TOKEN $VITE_API_KEY`,
  ],
  ["a key of packages, by number", `${debian}ARG GPG_KEY\nRUN gpg --recv-keys $GPG_KEY`],
  ["the name of a file of a secret", `${debian}ARG TOKEN_FILE\nRUN cat $TOKEN_FILE`],
  [
    "a token of a stage that is not shipped",
    `FROM a AS b\nARG API_TOKEN\nRUN x $API_TOKEN\nFROM c\nCOPY --from=b /x /x`,
  ],
  ["a token before the first FROM", `ARG API_TOKEN\nFROM a\nRUN x $API_TOKEN`],
]);

test("findings: a word on one line has its own place, else the instruction's text", () => {
  const [one, several] = ["RUN x && rm /a.x", "RUN x \\\n && rm /a.x"].map(
    (run) => analyze(`${debian}COPY a.x /a.x\n${run}`, 1).findings()[0]!.range,
  );
  assert.deepEqual(one, { start: { line: 2, character: 12 }, end: { line: 2, character: 16 } });
  assert.deepEqual(several, { start: { line: 2, character: 4 }, end: { line: 3, character: 11 } });
});

test("findings: a file in the middle of typing keeps the others", () => {
  assert.deepEqual(found(`${debian}RUN apt-get update\nCOPY `), ["packageLists 2"]);
  assert.deepEqual(found("FROM\nRUN rm"), []);
  assert.deepEqual(found(""), []);
});
