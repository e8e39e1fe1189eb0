import { count, decimal, deviceCount, duration, lateDecimal, lateWhole, size } from "./conversions";
import { keyedPairs, list, map, mapForm, pairs, type Shape, text, texts, words } from "./shape";

const update = map({
  parallelism: count,
  delay: duration,
  failure_action: text,
  monitor: duration,
  max_failure_ratio: decimal,
  order: words("start-first", "stop-first"),
});

const reserved = map(
  { capabilities: texts, count: deviceCount, device_ids: texts, driver: text, options: pairs },
  "capabilities",
);

const amounts = { cpus: lateDecimal, memory: size("string") };

/** A service's `deploy`. */
export const deploy: Shape = {
  forms: [
    {
      ...mapForm({
        mode: text,
        endpoint_mode: text,
        replicas: count,
        labels: keyedPairs,
        rollback_config: update,
        update_config: update,
        resources: map({
          limits: map({ ...amounts, pids: lateWhole }),
          reservations: map({
            ...amounts,
            generic_resources: list(
              map({ discrete_resource_spec: map({ kind: text, value: { ...lateWhole, called: "Value" } }) }),
            ),
            devices: list(reserved),
          }),
        }),
        restart_policy: map({ condition: text, delay: duration, max_attempts: count, window: duration }),
        placement: map({
          constraints: list(text),
          preferences: list(map({ spread: text })),
          max_replicas_per_node: count,
        }),
      }),
      kinds: ["mapping", "null"],
    },
  ],
};
