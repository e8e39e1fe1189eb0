import assert from "node:assert/strict";
import { test } from "node:test";
import { operatorTopics } from "../../../server/dockerfile/explain/tokens/variables";
import { operators } from "../../../server/dockerfile/value/expand";
import { most } from "../../support/dockerfileHover";
import { explainsTokens, holdsTopics } from "./tokens";

explainsTokens(most.name, [
  [
    "FROM scratch\nLABEL a=${V:<|>-x}",
    "${V:-x}",
    "expansion-default",
    "**`x`** · what `${V:-x}` becomes here",
    "unset or empty",
    "It is unset here.",
  ],
  [
    "FROM scratch\nENV V=1\nLABEL a=${V:<|>-x}",
    "${V:-x}",
    "expansion-default",
    "**`1`** · what `${V:-x}` becomes here",
    "the default is not used",
  ],
  [
    "FROM scratch\nENV V=\nLABEL a=${V<|>-x}",
    "${V-x}",
    "expansion-default-unset",
    '**`""`** · what `${V-x}` becomes here',
    "an empty value stays empty",
  ],
  [
    "FROM scratch\nENV V=1\nLABEL a=${V:<|>+x}",
    "${V:+x}",
    "expansion-alternative",
    "**`x`** · what `${V:+x}` becomes here",
  ],
  [
    "FROM scratch\nENV V=\nLABEL a=${V<|>+x}",
    "${V+x}",
    "expansion-alternative-unset",
    "**`x`** · what `${V+x}` becomes here",
  ],
  ["FROM scratch\nLABEL a=${V:<|>?why}", "${V:?why}", "expansion-required", "**Refused by the builder** · `V: why`"],
  [
    "FROM scratch\nENV V=\nLABEL a=${V<|>?why}",
    "${V?why}",
    "expansion-required-unset",
    '**`""`** · what `${V?why}` becomes here',
  ],
  [
    "FROM scratch\nENV V=a/b/c\nLABEL a=${V#*<|>/}",
    "${V#*/}",
    "expansion-prefix",
    "**`b/c`** · what `${V#*/}` becomes here",
    "`*/` off the start",
    "`a/b/c`",
  ],
  [
    "FROM scratch\nENV V=a/b/c\nLABEL a=${V##*<|>/}",
    "${V##*/}",
    "expansion-longest-prefix",
    "**`c`** · what `${V##*/}` becomes here",
    "`*/` off the start",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V%.<|>*}",
    "${V%.*}",
    "expansion-suffix",
    "**`a.b`** · what `${V%.*}` becomes here",
    "`.*` off the end",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V%%.<|>*}",
    "${V%%.*}",
    "expansion-longest-suffix",
    "**`a`** · what `${V%%.*}` becomes here",
    "`.*` off the end",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V/.<|>/-}",
    "${V/./-}",
    "expansion-replace",
    "**`a-b.c`** · what `${V/./-}` becomes here",
    "`.` with `-`",
  ],
  [
    "FROM scratch\nENV V=a.b.c\nLABEL a=${V//.<|>/-}",
    "${V//./-}",
    "expansion-replace-all",
    "**`a-b-c`** · what `${V//./-}` becomes here",
  ],
  ["FROM scratch\nENV U=1\nLABEL a=${V:-${<|>U}}", "${U}", "variable-use", "**`1`** · value of `U` in this line"],
  [
    "FROM scratch\nENV U=1\nLABEL a=${V<|>:-${U}}",
    "${V:-${U}}",
    "expansion-default",
    "**`1`** · what `${V:-${U}}` becomes here",
  ],
  ["FROM a\nLABEL a=${V<|>#x}", "${V#x}", "expansion-prefix", '**`""`** · unless `a` sets `V`'],
  [
    "FROM a\nLABEL a=${V:<|>-x}",
    "${V:-x}",
    "expansion-default",
    "**`x`** · unless `a` sets `V`",
    "has not been looked up",
  ],
  [
    "FROM a\nARG K=\nLABEL a=${K<|>:-$PATH}",
    "${K:-$PATH}",
    "expansion-default",
    "**Unknown here** · `${K:-$PATH}` depends on what `a` sets",
  ],
]);

test("tokens: each form of an expansion has a topic, and each topic a form", () => {
  assert.deepEqual(Object.keys(operatorTopics).sort(), [...operators].sort());
  holdsTopics("expansion-", [...Object.values(operatorTopics), "expansion-headline"]);
});
