import type { Fact, Facts } from "../../explanation";
import { distinctTwins } from "../project/twins";
import { get, getIn, textOf, type Value } from "../read/yaml";
import { bytesOf } from "../value/bytes";
import { spellNumber } from "../value/spellNumber";
import type { OwnFacts } from "./ownFacts";
import type { Place } from "./serviceFacts";
import { ulimitFacts } from "./ulimitFacts";

/** Facts of the keys that limit what a container takes of the host: processor, memory, processes, writable layer. */
export const limitFacts: Record<string, OwnFacts> = {
  cpus: coresFacts,
  "deploy.resources.limits.cpus": coresFacts,
  cpu_quota: windowFacts,
  cpu_period: windowFacts,
  cpu_shares: ({ service }) => sharesFacts(numberOf(get(service, "cpu_shares"))),
  mem_limit: memoryFacts,
  "deploy.resources.limits.memory": memoryFacts,
  mem_reservation: reservationFacts,
  "deploy.resources.reservations.memory": reservationFacts,
  memswap_limit: swapFacts,
  mem_swappiness: ({ service }) => ({ unset: numberOf(get(service, "mem_swappiness")) === 0 }),
  pids_limit: processesFacts,
  "deploy.resources.limits.pids": processesFacts,
  shm_size: sharedMemoryFacts,
  ulimits: ({ service }, keys) => ulimitFacts(get(service, "ulimits"), keys[1]),
  storage_opt: ({ service }, keys) => {
    const size = keys.length < 2 || keys[1] === "size" ? textOf(getIn(service, ["storage_opt", "size"])) : undefined;
    return { size, ...bytesFacts(bytesOf(size ?? "")) };
  },
};

/** The engine takes no limit or reservation of memory below this. Source: Docker Engine 28, "Minimum memory limit allowed is 6MB". */
const leastMemory = 6 * 1024 ** 2;

function coresFacts({ service }: Place, keys: readonly string[]): Facts {
  const cores = numberOf(getIn(service, keys));
  const others = ["cpu_quota", "cpu_period"].filter((key) => numberOf(get(service, key)));
  return {
    ...twinFacts(service, keys),
    cores,
    none: cores === 0,
    cpuTime: cores && cores > 0 ? spellNumber(cores * 100) : undefined,
    excluded: cores ? others : undefined,
  };
}

/** `cpu_quota` microseconds in every `cpu_period`, whose default is 100,000. */
function windowFacts({ service }: Place): Facts {
  const quota = numberOf(get(service, "cpu_quota"));
  const period = numberOf(get(service, "cpu_period"));
  const window = period || 100_000;
  const limited = quota !== undefined && quota > 0;
  return {
    quota: limited ? spellNumber(quota / 1000) : undefined,
    window: spellNumber(window / 1000),
    none: quota !== undefined && !limited,
    sum: limited ? spellNumber(Number((quota / window).toPrecision(3))) : undefined,
    wrongQuota: limited && quota < 1000,
    wrongPeriod: !!period && (period < 1000 || period > 1_000_000),
    excluded: !!numberOf(get(service, "cpus")),
  };
}

function sharesFacts(shares: number | undefined): Facts {
  return {
    none: shares === 0,
    percent: shares ? spellNumber(Math.round((shares / 1024) * 1000) / 10) : undefined,
    usual: shares === 1024,
  };
}

function memoryFacts({ service }: Place, keys: readonly string[]): Facts {
  const bytes = sizeOf(getIn(service, keys));
  const negative = isNegative(getIn(service, keys));
  const together = textOf(get(service, "memswap_limit"));
  const all = sizeOf(get(service, "memswap_limit"));
  return {
    ...twinFacts(service, keys),
    ...bytesFacts(bytes),
    invalid: negative && keys[0] === "deploy",
    wrong: (negative && keys[0] !== "deploy") || (!!bytes && bytes < leastMemory),
    swapAlike: !!bytes && (together === undefined || all === 0),
    noSwap: !!bytes && bytes === all,
  };
}

function reservationFacts({ service }: Place, keys: readonly string[]): Facts {
  const bytes = sizeOf(getIn(service, keys));
  const limit = limitOf(service);
  const most = bytesOf(limit ?? "");
  const negative = isNegative(getIn(service, keys));
  return {
    ...twinFacts(service, keys),
    ...bytesFacts(bytes),
    none: bytes === 0 || (negative && keys[0] !== "deploy"),
    invalid: negative && keys[0] === "deploy",
    wrong: !!bytes && bytes < leastMemory,
    over: bytes && most && bytes > most ? limit : undefined,
  };
}

/** `memswap_limit` counts memory and swap together; what is above the memory limit is swap. */
function swapFacts({ service }: Place): Facts {
  const text = textOf(get(service, "memswap_limit"));
  const all = sizeOf(get(service, "memswap_limit"));
  const limit = limitOf(service);
  const memory = bytesOf(limit ?? "");
  const swap = all && memory ? all - memory : undefined;
  return {
    limit,
    unset: all === 0,
    unlimited: text === "-1",
    noSwap: swap === 0,
    swap: swap !== undefined && swap > 0 ? spellNumber(swap) : undefined,
    tooSmall: swap !== undefined && swap < 0,
    unbounded: !!all && (limit === undefined || memory === 0),
  };
}

function sharedMemoryFacts({ service }: Place): Facts {
  const size = get(service, "shm_size");
  const ipc = textOf(get(service, "ipc"));
  return {
    ...bytesFacts(sizeOf(size)),
    wrong: isNegative(size),
    borrowed: ipc === "host" || ipc === "none" ? ipc : undefined,
  };
}

function processesFacts({ service }: Place, keys: readonly string[]): Facts {
  const most = numberOf(getIn(service, keys));
  return { ...twinFacts(service, keys), most, none: most !== undefined && most <= 0 };
}

function limitOf(service: Value | undefined): string | undefined {
  return textOf(get(service, "mem_limit")) ?? textOf(getIn(service, ["deploy", "resources", "limits", "memory"]));
}

/** The same limit said elsewhere with another value, which Compose refuses. */
function twinFacts(service: Value | undefined, keys: readonly string[]): Facts {
  const here = keys.join(".");
  const found = service && distinctTwins(service).find(({ key, twin }) => key === here || twin === here);
  if (!found) return {};
  const other = found.key === here ? found.other : found.one;
  return { twin: found.key === here ? found.twin : found.key, twinValue: textOf(other) };
}

function bytesFacts(bytes: number | undefined): Record<"exactly" | "none", Fact | undefined> {
  return { exactly: bytes ? spellNumber(bytes) : undefined, none: bytes === 0 };
}

function sizeOf(value: Value | undefined): number | undefined {
  return bytesOf(textOf(value) ?? "");
}

function isNegative(value: Value | undefined): boolean {
  return /^-\d/.test(textOf(value) ?? "");
}

/** Undefined for what is no number, such as a variable. */
function numberOf(value: Value | undefined): number | undefined {
  const text = textOf(value);
  const number = Number(text);
  return text === undefined || text.trim() === "" || Number.isNaN(number) ? undefined : number;
}
