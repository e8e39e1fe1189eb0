// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the variables of Dockerfiles
import { file, line, mount, type Refusal, word } from "./refusal";

const hex = "0".repeat(64);
const octal = "it should be octal string and between 0 and 07777";

/** What it refuses about mounts, copies, ports, stages, images and variables. */
export const refusedBuilds: readonly Refusal[] = [
  // RUN --mount
  mount("", "failed to parse csv mounts: EOF", "--mount=type=cache,target=/path"),
  mount(
    "'type=bind,\"a\"b'",
    'failed to parse csv mounts: parse error on line 1, column 13: extraneous or missing " in quoted-field',
    "--mount='type=bind,",
  ),
  mount(
    "'type=bind,a\"b'",
    'failed to parse csv mounts: parse error on line 1, column 12: bare " in non-quoted-field',
    "--mount='type=bind,",
  ),
  mount("type=ssh,source=a", "ssh does not support source", "id", "--ssh"),
  mount("from=$X,target=/a", "'from' doesn't support variable expansion, define alias stage instead", "from=source"),
  mount("target=/a,foo", "invalid field 'foo' must be a key=value pair", "foo", "key=value"),
  mount("target=/a,foo=1", "unexpected key 'foo' in 'foo=1' (did you mean from?)", "foo", "from"),
  mount("target=/a,zzzzzz=1", "unexpected key 'zzzzzz' in 'zzzzzz=1'", "zzzzzz=1", "sharing"),
  mount("target=/a,size=1", "unexpected key 'size' for mount type 'bind'", "type=tmpfs"),
  mount("target=/a,required", "unexpected key 'required' for mount type 'bind'", "type=secret", "type=ssh"),
  mount("type=tmpfs,target=/a,size=x", "invalid value for size: x", "x", "size=64m"),
  mount("target=/a,ro=x", "invalid value for ro: x", "ro=true", "ro=false"),
  mount("type=cache,target=/a,mode=9", "invalid value 9 for mode", "mode=0755"),
  mount("type=cache,target=/a,uid=app", "invalid value app for uid", "app", "uid=1000"),
  mount("type=cach,target=/a", 'unsupported mount type "cach" (did you mean cache?)', "type=cache"),
  mount("type=volume,target=/a", 'unsupported mount type "volume"', "volume", "tmpfs"),
  mount("type=cache,target=/a,sharing=all", 'unsupported sharing value "all"', "all", "locked"),
  mount("target=/a,mode=0755", 'mode not allowed for "bind" type mounts', "mode", "bind", "cache"),
  mount("type=secret,id=a,from=b", "secret mount should not have a from", "from", "docker build"),
  mount("type=secret,id=a,sharing=shared", "secret mount should not define sharing", "sharing"),
  mount("type=secret", "invalid secret mount. one of source, target required", "--secret id=token,src=FILE"),
  mount("type=secret,id=a,source=b", "both source and id can't be set", "id", "source"),
  mount("target=/a,sharing=shared", "invalid cache sharing set for bind mount", "sharing", "type=cache"),
  mount("type=cache", 'invalid mount target "/"', "target=/src"),
  mount("type=ssh,target=/", "invalid mount type SSH for /", "target=/src"),

  // COPY and ADD
  line(
    "COPY --from=$X a /",
    "variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround",
    "--from=source",
    "FROM $IMAGE AS source",
  ),
  line("COPY --chmod=10000 a /", `invalid chmod parameter: '10000'. ${octal}`, "--chmod=0755", "07777"),
  line("COPY --chmod=u~x a /", "invalid syntax", "--chmod=u=rwx,go=rx"),
  line("ADD --checksum=sha256:a b c /", "checksum can't be specified for multiple sources", "ADD", "--checksum"),
  line("ADD --checksum=sha256:a b /", "checksum requires HTTP(S) or Git sources", "--checksum"),
  line("ADD --checksum=a http://h/a /", "invalid checksum digest format", "--checksum=sha256:", "64"),
  line("ADD --checksum=sha256:a http://h/a /", "invalid checksum digest length", "--checksum=sha256:", "64"),
  line("ADD --checksum=md5:a http://h/a /", "unsupported digest algorithm", "--checksum=sha256:", "64"),
  line("COPY http://h/a /", "source can't be a URL for COPY", "ADD"),
  line("COPY https://h/a.git /", "source can't be a git ref for COPY", "ADD"),
  line("COPY --chown=app a /", "invalid user index: -1", "1000:1000", "/etc/passwd"),
  line("USER app\nWORKDIR /a", "invalid user index: -1", "1000"),

  // EXPOSE
  line("EXPOSE 80:", 'invalid port: "80:": no port specified', "EXPOSE 8080"),
  line("EXPOSE 80/foo", 'invalid port: "80/foo": invalid proto: foo', "80/tcp", "80/udp"),
  line("EXPOSE 80/tcp-82", 'invalid port: "80/tcp-82": invalid proto: tcp-82', "80-82/tcp"),
  line("EXPOSE x.y:80:80", "invalid IP address: x.y", "docker run --publish"),
  line(
    "EXPOSE [::1]x:80:80",
    "invalid IP address [::1]x: address [::1]x:: missing port in address",
    "docker run --publish",
  ),
  line(
    "EXPOSE [::1]::80:80",
    "invalid IP address [::1]:: address [::1]::: too many colons in address",
    "docker run --publish",
  ),
  line("EXPOSE [::1:80:80", "invalid IP address [::1: address [::1:: missing ']' in address", "docker run --publish"),
  line(
    "EXPOSE [[::1]:80:80",
    "invalid IP address [[::1]: address [[::1]:: unexpected '[' in address",
    "docker run --publish",
  ),
  line("EXPOSE web:80", "invalid hostPort: web", "docker run --publish"),
  line("EXPOSE 80-90:80-81", "invalid ranges specified for container and host Ports: 80-81 and 80-90", "EXPOSE 8080"),
  line("EXPOSE http", "invalid containerPort: http", "http", "EXPOSE 8080"),
  line("EXPOSE # web", "invalid containerPort: #", "#"),
  line('EXPOSE ["80"]', "invalid containerPort: [80]", "EXPOSE 80 443"),
  line('ARG P="80 81"\nEXPOSE "$P"', "invalid containerPort: 80 81", "EXPOSE 80 443"),

  // Stages, images and platforms
  file(["ARG A=1"], "dockerfile contains no stages to build", "FROM"),
  file(["ARG I", "FROM $I"], "base name ($I) should not be blank", "ARG I=value", "--build-arg I=value"),
  file(['FROM ""'], 'base name ("") should not be blank', "scratch"),
  file(
    ["ARG P", "FROM --platform=$P scratch"],
    "empty platform value from expression $P",
    "ARG P=value",
    "$TARGETPLATFORM",
  ),
  file(
    ["FROM --platform=foo scratch"],
    'failed to parse platform foo: "foo": unknown operating system or architecture: invalid argument',
    "foo",
    "--platform=linux/amd64",
  ),
  file(
    ["FROM --platform=a/b/c/d scratch"],
    'failed to parse platform a/b/c/d: "a/b/c/d": cannot parse platform specifier: invalid argument',
    "os/architecture",
  ),
  file(
    ["FROM --platform=linux/!x scratch"],
    'failed to parse platform linux/!x: "!x" is an invalid component of "linux/!x": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument',
    "linux/arm64",
  ),
  file(
    ["FROM h:5/Foo:Tag"],
    'failed to parse stage name "h:5/Foo:Tag": invalid reference format: repository name (Foo) must be lowercase',
    "h:5/foo:Tag",
  ),
  file(
    [`FROM ${hex}`],
    `failed to parse stage name "${hex}": invalid repository name (${hex}), cannot specify 64-byte hexadecimal strings`,
    "name:tag",
    "name@sha256:",
  ),
  file(["FROM node:"], 'failed to parse stage name "node:": invalid reference format', "registry/name:tag", "ARG"),
  {
    text: "FROM scratch AS abc\n",
    options: { target: "abd" },
    message: 'target stage "abd" could not be found (did you mean abc?)',
    cure: ["docker build --target abc"],
  },
  {
    text: "FROM scratch\n",
    options: { target: "production" },
    message: 'target stage "production" could not be found',
    cure: ["FROM image AS production"],
  },
  { text: "FROM scratch\n", options: { target: "0" }, message: 'target stage "0" could not be found', cure: ["AS"] },
  line("COPY --from=7 a /", "invalid stage index 7", "--from=build"),
  file(["FROM scratch AS x", "COPY --from=x a /"], "circular dependency detected on stage: x", "x"),
  file(
    ["FROM scratch AS x", "COPY --from=y a /", "FROM scratch AS y", "FROM x"],
    'cannot copy from stage "y", it needs to be defined before current stage "x"',
    "y",
  ),
  file(
    ["FROM scratch AS x", "RUN --mount=from=y,target=/m a", "FROM scratch AS y", "FROM x"],
    'cannot mount from stage "y" to "/m", stage needs to be defined before current command',
    "y",
  ),
  {
    text: "FROM base\n",
    options: { images: { base: { config: { OnBuild: ["RUN a\nRUN b"] } } } },
    message: "onbuild trigger should be a single expression",
    cure: ["ONBUILD"],
  },

  // Variables
  word("'abc", "unexpected end of statement while looking for matching single-quote", "'", "\\'"),
  line(
    'COPY "my file" /',
    'failed to process "\\"my": unexpected end of statement while looking for matching double-quote',
    'COPY ["my file", "/app/"]',
  ),
  word('"abc', "unexpected end of statement while looking for matching double-quote", '"', '\\"'),
  word("${N:-a", "syntax error: missing '}'", "}", '"${NAME:-two words}"'),
  word("${N", "unsupported modifier (\uFFFD) in substitution", "}"),
  word("${}", "syntax error: bad substitution", "${NAME}", "\\$"),
  word("${V/b}", "syntax error: missing '/' in ${}", "${NAME/old/new}", "${NAME/old/}"),
  word("${V^^}", "unsupported modifier (^) in substitution", "${NAME:-default}", "RUN"),
  file(
    ["# syntax=docker/dockerfile:1.6", "FROM scratch", "WORKDIR ${V#a}"],
    'failed to process "${V#a}": unsupported modifier (#) in substitution',
    "# syntax=docker/dockerfile:1.7",
  ),
  file(
    ["# syntax=docker/dockerfile:1.5", "FROM scratch", "WORKDIR ${V-a}"],
    "failed to process \"${V-a}\": missing ':' in substitution",
    "${NAME:-default}",
    "# syntax=docker/dockerfile:1.6",
  ),
  word("${V#\\a}", "invalid pattern (\\a) in substitution: invalid escape '\\a'", "\\a"),
  word("${A:-".repeat(20_000), "nested too deeply", "ARG", "ENV"),
  word("${N:?}", "N: is not allowed to be unset", "N", "ARG N=value"),
  line("ENV E=\nWORKDIR ${E:?}", 'failed to process "${E:?}": E: is not allowed to be empty', "ARG E=value"),
  word("${N:?say where}", "N: say where", "N", "docker build --build-arg N=value"),
];
