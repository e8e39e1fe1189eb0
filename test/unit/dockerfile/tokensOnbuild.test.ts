import assert from "node:assert/strict";
import { test } from "node:test";
import { at, most } from "../../support/dockerfileHover";
import { explainsTokens } from "./tokens";

// What the values are was run on Docker Engine 28: two builds `FROM` one image, one in its own file and one in another.
explainsTokens(most.value, [
  [
    "FROM scratch AS a\nENV E=1\nONBUILD LABEL l=$<|>E\nENV E=2",
    "$E",
    "variable-use",
    "**`2`** · value of `E` in builds `FROM` this image",
    "The image brings it along: it is set by the `ENV` on line 4.",
  ],
  [
    "FROM scratch\nONBUILD ARG T=t\nONBUILD LABEL l=$<|>T",
    "$T",
    "variable-use",
    "**`t`** · value of `T` in builds `FROM` this image",
    "The `ONBUILD ARG` on line 2 brings it in there; `docker build --build-arg T=…` in that build gives another value.",
  ],
  [
    "FROM scratch\nONBUILD LABEL l=$<|>T\nONBUILD ARG T=t",
    "$T",
    "variable-use",
    "**Empty in other builds `FROM` this image** · nothing gives `T` a value",
    "Nothing in this file sets it.",
  ],
  [
    "ARG G=g\nFROM scratch\nONBUILD ARG G\nONBUILD LABEL l=$<|>G",
    "$G",
    "variable-use",
    "**Empty** · unless the build `FROM` this image gives `G` a value",
    "The `ONBUILD ARG` on line 3 asks that build for it: a global `ARG` there",
    "!line 1",
  ],
  [
    "FROM scratch\nARG S=stage\nONBUILD LABEL l=$<|>S",
    "$S",
    "variable-use",
    "**Empty in other builds `FROM` this image** · nothing gives `S` a value",
    "The `ARG` on line 2 reaches only stages of this file; other builds need a line `ONBUILD ARG S` above.",
  ],
  ["FROM alpine\nONBUILD LABEL l=$<|>P", "$P", "variable-use", "**Unknown here** · only `alpine` can say what `P` is"],
  [
    "FROM scratch\nONBUILD ARG T=t\nONBUILD ENV F=${<|>T:-x}",
    "${T:-x}",
    "expansion-default",
    "**`t`** · what `${T:-x}` becomes in builds `FROM` this image",
  ],
  [
    "FROM scratch\nONBUILD ENV A=1\nONBUILD LABEL l=$<|>A",
    "$A",
    "variable-use",
    "**`1`** · value of `A` in builds `FROM` this image",
    "The `ONBUILD ENV` on line 2 sets it there first.",
  ],
  [
    "FROM scratch\nENV E=1\nARG E=2\nONBUILD LABEL l=$<|>E",
    "$E",
    "variable-use",
    "**`1`** · value of `E` in builds `FROM` this image",
    "the `ENV` on line 2",
  ],
  [
    "FROM scratch\nWORKDIR /srv\nONBUILD WORKDIR re<|>l",
    "rel",
    "path-workdir",
    "**`/srv/rel`** · the working directory in builds `FROM` this image",
  ],
  [
    "FROM scratch\nONBUILD WORKDIR rel\nONBUILD COPY a d<|>/\nWORKDIR /srv",
    "d/",
    "path-destination",
    "**`/srv/rel/d/`** · where builds `FROM` this image put the files",
    "A relative path starts at the working directory that this image ends with.",
  ],
  [
    "FROM alpine\nONBUILD COPY a d<|>/",
    "d/",
    "path-destination",
    "**`d/`** · where that is, builds `FROM` this image decide",
  ],
  [
    "FROM a\nONBUILD COPY <|>. /x",
    ".",
    "path-source",
    "**The whole context of a build `FROM` this image** · less what its `.dockerignore` excludes",
  ],
  [
    "FROM a\nONBUILD COPY --from=x <|>a /x",
    "a",
    "path-source",
    "**Into a layer of builds `FROM` this image** · out of `x`, which they look up",
    "!build context",
  ],
  [
    "FROM a AS x\nFROM b\nONBUILD COPY --from=<|>x a /x",
    "x",
    "flag.from",
    "**Takes the files of the layer from elsewhere** · not from the context",
    "`x` is looked up in the build that runs it: a stage, an image or a named context.",
  ],
  [
    "FROM a\nONBUILD COPY --from=nginx:1<|>.27 a /x",
    "1.27",
    "image-tag",
    "**Movable** · `1.27` may mean other layers tomorrow",
  ],
  [
    "FROM a\nONBUILD EXPOSE 8<|>0",
    "80",
    "port-port",
    "**Notes port `80/tcp` in images built `FROM` this one** · opens nothing",
  ],
  [
    "FROM a\nONBUILD EXPOSE ht<|>tp",
    "http",
    "port-refused",
    "**Refused in builds `FROM` this image** · `invalid containerPort: http`",
  ],
  [
    "FROM a\nONBUILD VOLUME /d<|>ata",
    "/data",
    "path-volume",
    "**`/data`** · a volume in containers of images built `FROM` this one",
  ],
  ["FROM a\nONBUILD CMD <|>[]", "[", "form.exec.cmd", "**Sets no `CMD`** · clears an inherited one"],
]);

explainsTokens(most.name, [
  [
    "FROM scratch\nONBUILD ARG <|>T=t",
    "T",
    "arg-name-onbuild",
    "**`T=t`** · in builds `FROM` this image, in no container",
    "`docker build --build-arg T=…` in that build gives another.",
  ],
  ["FROM scratch\nONBUILD ARG <|>T", "T", "arg-name-onbuild", "**No value yet** · the build `FROM` this image decides"],
  [
    "FROM scratch\nENV E=1\nONBUILD ENV <|>A=$E",
    "A",
    "env-name-onbuild",
    "**`A=1`** · in containers of images built `FROM` this one",
  ],
  [
    "FROM a\nONBUILD LABEL org.opencontainers.image.<|>title=x",
    "org.opencontainers.image.title",
    "label-title",
    "**No layer** · writes `org.opencontainers.image.title` on images built `FROM` this one",
  ],
]);

for (const inner of ["FROM", "MAINTAINER", "ONBUILD"]) {
  test(`explain: ONBUILD ${inner} is refused on both keywords`, () => {
    for (const text of [`FROM a\nONB<|>UILD ${inner} x`, `FROM a\nONBUILD ${inner}<|> x`]) {
      assert.equal(at(text)?.topic, "refused", text);
    }
  });
}

test("tokens: the text of a trigger's shell is silent", () => {
  for (const text of ["RUN make $<|>A", "CMD a b<|>", "RUN <<EOF\n$<|>A\nEOF"]) {
    assert.equal(at(`FROM a\nONBUILD ${text}`), null, text);
  }
});
