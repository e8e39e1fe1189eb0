// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the variables of Dockerfiles
import { file, line, type Refusal } from "./refusal";

const onlyOne = "requires at least two arguments, but only one was provided. Destination could not be determined";
const pair = "Must be of the form: name=value";
const stageRule = "name can't start with a number or contain symbols";

/** What the builder refuses about lines, the form of instructions and their flags. */
export const refusedForms: readonly Refusal[] = [
  // The file and its lines
  { text: "", message: "the Dockerfile cannot be empty", cure: ["FROM scratch"] },
  file(["# a comment"], "file with no instructions", "FROM scratch"),
  line(`RUN ${"x".repeat(66_000)}`, "dockerfile line greater than max allowed size of 65535", "65535", "COPY"),
  line("RUN <<END\ntrue", "unterminated heredoc", "<<EOF", "$((1 << 2))"),
  file(["# escape=\\", "# escape=\\", "FROM scratch"], "only one escape parser directive can be used", "# escape="),
  file(["# escape=x", "FROM scratch"], "invalid escape token 'x' does not match ` or \\", "# escape=\\", "# escape=`"),
  file(["# check=off", "FROM scratch"], 'failed to parse check options: invalid check option "off"', "# check=skip="),
  file(
    ["# check=error=maybe", "FROM scratch"],
    'failed to parse check options: failed to parse check option "error=maybe": strconv.ParseBool: parsing "maybe": invalid syntax',
    "error",
    "true",
  ),
  file(
    ["# check=error=true", "FROM scratch", "CMD a"],
    "lint violation found for rules: JSONArgsRecommended",
    "docker build --check",
    "# check=skip=JSONArgsRecommended;error=true",
  ),
  line("COPPY . .", "unknown instruction: COPPY (did you mean COPY?)", "COPPY", "COPY"),
  line("&& make", "unknown instruction: &&", "RUN", "\\"),
  file(["RUN true", "FROM scratch"], "no build stage in current context", "FROM", "ARG"),
  line("CMD [1]", "when using JSON array syntax, arrays must be comprised of strings only", '["sleep", "5"]'),

  // The form of an instruction
  line("ARG", "ARG requires at least one argument", "ARG VERSION=1.0"),
  line("ENV", "ENV requires at least one argument", "ENV NAME=value"),
  line("LABEL", "LABEL requires at least one argument", "LABEL NAME=value"),
  line("EXPOSE", "EXPOSE requires at least one argument", "EXPOSE 8080"),
  line("VOLUME", "VOLUME requires at least one argument", "VOLUME /data"),
  line("SHELL []", "SHELL requires at least one argument", 'SHELL ["/bin/bash", "-c"]'),
  line("ONBUILD", "ONBUILD requires at least one argument", "ONBUILD COPY . /app"),
  line("HEALTHCHECK", "HEALTHCHECK requires at least one argument", "HEALTHCHECK CMD test"),
  line("USER", "USER requires exactly one argument", "USER 1000"),
  line("WORKDIR", "WORKDIR requires exactly one argument", "WORKDIR /app"),
  line("STOPSIGNAL", "STOPSIGNAL requires exactly one argument", "STOPSIGNAL SIGTERM"),
  line("MAINTAINER", "MAINTAINER requires exactly one argument", "LABEL org.opencontainers.image.authors"),
  line("ENV A", "ENV must have two arguments", "ENV NAME=value", "ENV NAME="),
  line("LABEL a", "LABEL must have two arguments", "LABEL NAME=value"),
  line("ENV =1", "ENV names can not be blank", "ENV NAME=value"),
  line("ARG =1", "ARG names can not be blank", "ARG VERSION=1.0"),
  line("ENV A=b c", `Syntax error - can't find = in "c". ${pair}`, "c", 'NAME="two words"'),
  line("ENV A=b # c", `Syntax error - can't find = in "#". ${pair}`, "#"),
  line("LABEL a=b \\\n# c\nENV X=1", `Syntax error - can't find = in "ENV". ${pair}`, "ENV"),
  file(["FROM scratch AS"], "FROM requires either one or three arguments", "FROM image AS name"),
  file(["FROM scratch AS 1a"], `invalid name for build stage: "1a", ${stageRule}`, "stage-1a"),
  file(["FROM scratch AS a@B"], `invalid name for build stage: "a@B", ${stageRule}`, "a-b"),
  file(["FROM scratch AS $X"], `invalid name for build stage: "$X", ${stageRule}`, "x"),
  line("COPY a", `COPY ${onlyOne}`, "COPY . ."),
  line("ADD", `ADD ${onlyOne}`, "ADD . ."),
  line("COPY a <<EOF\nEOF", "COPY cannot accept a heredoc as a destination", "COPY <<EOF /etc/motd"),
  line("VOLUME $N", "VOLUME specified can not be an empty string", "VOLUME /data", "ARG"),
  line('VOLUME [""]', "VOLUME specified can not be an empty string", "VOLUME /data"),
  line("SHELL bash", "SHELL requires the arguments to be in JSON form", 'SHELL ["/bin/bash", "-c"]'),
  line("RUN []", "failed to marshal LLB definition: arguments are required", 'RUN ["ls", "-l"]'),
  line("ONBUILD ONBUILD RUN a", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", "ONBUILD"),
  line("ONBUILD FROM a", "FROM isn't allowed as an ONBUILD trigger", "FROM"),
  line("ONBUILD MAINTAINER a", "MAINTAINER isn't allowed as an ONBUILD trigger", "ONBUILD LABEL"),
  line("STOPSIGNAL FOO", "invalid signal: FOO", "FOO", "STOPSIGNAL SIGINT"),

  // HEALTHCHECK
  line("HEALTHCHECK NONE a", "HEALTHCHECK NONE takes no arguments", "NONE", "HEALTHCHECK CMD"),
  line("HEALTHCHECK curl a", 'Unknown type "CURL" in HEALTHCHECK (try CMD)', "HEALTHCHECK CMD"),
  line("HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD", "HEALTHCHECK CMD test"),
  line("HEALTHCHECK --interval=5 CMD a", 'time: missing unit in duration "5"', "5s", "5m"),
  line("HEALTHCHECK --interval=1d CMD a", 'time: unknown unit "d" in duration "1d"', "1d", "24h"),
  line("HEALTHCHECK --timeout=x CMD a", 'time: invalid duration "x"', "1m30s"),
  line("HEALTHCHECK --interval=1us CMD a", 'Interval "interval" cannot be less than 1ms', "1ms", "--interval=30s"),
  line("HEALTHCHECK --retries=x CMD a", 'strconv.ParseInt: parsing "x": invalid syntax', "x", "--retries=3"),
  line(
    "HEALTHCHECK --retries=3000000000 CMD a",
    'strconv.ParseInt: parsing "3000000000": value out of range',
    "--retries=3",
  ),
  line("HEALTHCHECK --retries=-1 CMD a", "--retries cannot be negative (-1)", "-1", "--retries=3"),

  // Flags
  line(
    "RUN --device=a true",
    "device feature is only supported in Dockerfile frontend 1.14.0-labs or later",
    "RUN --device",
    "# syntax=docker/dockerfile:1.14-labs",
    "--allow device",
  ),
  line("RUN --security=insecure a", "unknown flag: --security", "# syntax=docker/dockerfile:1.20", "security.insecure"),
  line("COPY --parents a /", "unknown flag: --parents", "COPY --parents", "# syntax=docker/dockerfile:1.20"),
  line("COPY --checksum=a b /", "unknown flag: --checksum", "--checksum", "ADD"),
  file(
    ["# syntax=docker/dockerfile:1.3", "FROM scratch", "COPY --link a /"],
    "unknown flag: --link",
    "COPY, ADD",
    "# syntax=docker/dockerfile:1.4",
  ),
  line("RUN --NETWORK=none a", "unknown flag: --NETWORK", "--network"),
  line("RUN --mounts=a b", "unknown flag: --mounts (did you mean mount?)", "--mount"),
  line("CMD --x", "unknown flag: --x", "--x"),
  line("COPY --chmod=1 --chmod=2 a /", "duplicate flag specified: --chmod", "--chmod"),
  line("RUN --network true", "missing a value on flag: --network", "--network=none"),
  line("COPY --link= a /", "missing a value on flag: --link", "--link=true", "--link=false"),
  line("COPY --link=x a /", "expecting boolean value for flag --link, not: x", "--link=true", "--link=false"),
  line("RUN --network=$N a", 'invalid network mode "$N"', "--network=host"),
  line("RUN --network=host a", "failed to load LLB: network.host is not allowed", "docker build --allow network.host"),
  file(
    ["# syntax=docker/dockerfile:1.20", "FROM scratch", "RUN --security=x a"],
    'security "x" is not supported',
    "--security=insecure",
  ),
];
