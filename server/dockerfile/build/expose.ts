import type { Range } from "../../protocol";
import { parsePorts, splitPort } from "../value/ports";
import type { Dispatch } from "./stageState";

function warnPort(dispatch: Dispatch, port: string): void {
  const protocol = port.slice(port.indexOf("/") + 1);
  if (port.includes("/") && protocol !== protocol.toLowerCase()) {
    dispatch.warn("ExposeProtoCasing", `Defined protocol '${port}' in EXPOSE instruction should be lowercase`);
  }
  if (splitPort(port).published) {
    const why = "should not define an IP address or host-port mapping";
    dispatch.warn("ExposeInvalidFormat", `EXPOSE instruction ${why}, found '${port}'`);
  }
}

/** EXPOSE: ports of the configuration. All words are expanded before any of them is read as a port. */
export function expose(dispatch: Dispatch): undefined {
  const { instruction } = dispatch.command;
  const written: { text: string; known: boolean; range: Range }[] = [];
  let known = true;
  // Sorted as written, before variables are expanded.
  for (const { text, range } of [...instruction.args].sort((a, b) =>
    a.text < b.text ? -1 : a.text > b.text ? 1 : 0,
  )) {
    const expanded = dispatch.tryExpand(text, { ...dispatch.options.dialect, split: true }, { silent: true });
    if ("error" in expanded) return dispatch.refuse(expanded.error, range);
    known &&= expanded.known;
    for (const word of expanded.words) written.push({ text: word, known: expanded.known, range });
  }
  const ports: string[] = [];
  for (const { text, known, range } of written) {
    const parsed = parsePorts(text);
    const isPort = !("error" in parsed);
    if (isPort || (known && !parsed.unread)) warnPort(dispatch, text);
    if (isPort) ports.push(...parsed);
    else if (known) return dispatch.refuse(parsed.error, range);
  }
  dispatch.state.config.ExposedPorts ??= {};
  for (const port of ports) dispatch.state.config.ExposedPorts[port] = {};
  dispatch.commit(`EXPOSE [${ports.join(" ")}]`, { known });
}
