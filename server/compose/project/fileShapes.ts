import { flag } from "./conversions";
import { names } from "./serviceParts";
import { service } from "./serviceShapes";
import { entries, keyedPairs, list, map, mapForm, one, options, pairs, type Shape, text } from "./shape";

const external: Shape = { ...flag, forms: [{ ...mapForm({ name: text }), kinds: ["boolean", "mapping", "string"] }] };

const orNothing = (shape: Shape): Shape => ({ forms: [{ ...shape.forms[0]!, kinds: ["mapping", "null"] }] });

const network = map({
  name: text,
  driver: text,
  driver_opts: options,
  ipam: map({
    driver: text,
    config: list(map({ subnet: text, ip_range: text, gateway: text, aux_addresses: entries(text) })),
    options: entries(text),
  }),
  external,
  internal: flag,
  enable_ipv4: flag,
  enable_ipv6: flag,
  attachable: flag,
  labels: keyedPairs,
});
const volume = map({ name: text, driver: text, driver_opts: options, external, labels: pairs });
const grantSource = { name: text, environment: text, file: text, external, labels: pairs, template_driver: text };

/** A compose file. `include` is read by a step of its own. */
export const file: Shape = map({
  version: text,
  name: text,
  services: entries(service, names),
  models: entries(map({ name: text, model: text, context_size: one("integer"), runtime_flags: list(text) }, "model")),
  networks: entries(orNothing(network)),
  volumes: entries(orNothing(volume), names),
  secrets: entries(map({ ...grantSource, driver: text, driver_opts: options }), names),
  configs: entries(map({ ...grantSource, content: text }), names),
});
