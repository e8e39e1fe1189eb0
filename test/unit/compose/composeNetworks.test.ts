import assert from "node:assert/strict";
import { test } from "node:test";
import { testChapters } from "../../support/chapterTests";
import { hover } from "../../support/composeHover";

testChapters(["composeNetworks"], ["composeNetworks", "composeNetworksRefused"]);

/** A project `shop` with these services and below them these networks. */
function shop(services: string, networks = ""): string {
  return `name: shop\nservices:\n${services}${networks && `\nnetworks:\n${networks}`}\n`;
}

const says: [name: string, marked: string, en: RegExp, ko?: RegExp][] = [
  [
    "who reaches an open port",
    shop("  web:\n    ports:\n      <|>- 8080:80"),
    /Host port `8080` leads to `web` port `80`.*Other machines can reach it.*port `80` of `web`/s,
    /`8080`.*다른 머신에서도.*`80` 포트/s,
  ],
  [
    "who reaches a port of this machine",
    shop("  web:\n    ports:\n      <|>- {target: 80, published: '8080', host_ip: 127.0.0.1}"),
    /Only programs on this machine reach it/,
    /이 머신에서 실행되는 프로그램만/,
  ],
  [
    "a port of one address",
    shop("  web: {ports: [{target: 80, hos<|>t_ip: 10.0.0.1}]}"),
    /Only connections to `10.0.0.1`/,
  ],
  ["a free host port", shop("  web: {ports: [{tar<|>get: 80}]}"), /picks a free host port/],
  ["the host's port of a mapping", shop("  web: {ports: [{target: 80, publish<|>ed: 8080}]}"), /port `80` of `web`/],
  [
    "one host port for two containers",
    shop("  web: {scale: 2, po<|>rts: ['8080:80']}"),
    /Of the 2 containers, only one/,
  ],
  [
    "no promise where a network says another address",
    shop(
      "  web: {networks: [n], po<|>rts: ['8080:80']}",
      "  n: {driver_opts: {com.docker.network.bridge.host_binding_ipv4: 127.0.0.1}}",
    ),
    /^\*\*Opens(?!.*every address)/s,
  ],
  [
    "ports on internal networks",
    shop("  web: {networks: [n], po<|>rts: ['1:2']}", "  n: {internal: true}"),
    /no effect/,
  ],
  ["ports of a borrowed network", shop("  web: {network_mode: 'service:db', po<|>rts: ['1:2']}"), /ports of `db`/],
  ["ports without a network", shop("  web: {network_mode: none, po<|>rts: ['1:2']}"), /no effect.*has no network/],
  [
    "a port's mode",
    shop("  web: {ports: [{target: 80, mode: ho<|>st}]}"),
    /Nothing on a single engine/,
    /엔진 하나에서는/,
  ],
  ["UDP", shop("  web: {ports: [{target: 53, protocol: ud<|>p}]}"), /UDP datagrams.*`53`/],
  ["an exposed port", shop("  web:\n    expose:\n      <|>- 53/udp"), /port `53`.*`udp`.*opens nothing to the host/s],
  ["what the engine refuses to expose", shop("  web: {network_mode: 'service:db', exp<|>ose: [80]}"), /refuses this/],
  [
    "who is reached and who is not",
    shop("  web: {netwo<|>rks: [front]}\n  api: {networks: [front]}\n  db: {networks: [back]}", "  front: \n  back:"),
    /Reachable there by name: `api`.*want of a common network: `db`/s,
    /접속할 수 있는 서비스: `api`.*없는 서비스: `db`/s,
  ],
  [
    "a service on its own network",
    shop("  web: {networks: [fr<|>ont]}\n  db: {image: a}", "  front:"),
    /No other service of this file/,
  ],
  [
    "an alias of two services",
    shop(
      "  a:\n    networks:\n      n:\n        aliases:\n          - d<|>b\n  b: {networks: {n: {aliases: [db]}}}\n  db: {networks: [n]}",
      "  n:",
    ),
    /`db` is `a`.*`b`, `db` answer/s,
  ],
  [
    "an address without a subnet",
    shop("  a: {networks: {n: {ipv4_add<|>ress: 10.0.0.5}}}", "  n:"),
    /has no IPv4 `subnet`/,
  ],
  [
    "an address in a subnet",
    shop("  a: {networks: {n: {ipv4_add<|>ress: 10.0.0.5}}}", "  n: {ipam: {config: [{subnet: 10.0.0.0/24}]}}"),
    /^\*\*Always(?!.*refuses)/s,
  ],
  [
    "an address of a network made elsewhere",
    shop("  a: {networks: {n: {ipv4_add<|>ress: 10.0.0.5}}}", "  n: {external: true}"),
    /^\*\*Always(?!.*refuses)/s,
  ],
  [
    "IPv6 that is off",
    shop("  a: {networks: {n: {ipv6_add<|>ress: 'fd00::5'}}}", "  n:"),
    /No effect.*`enable_ipv6: true`/,
  ],
  [
    "the way out",
    shop("  a: {networks: {n: {gw_prio<|>rity: 1}, m: }}", "  n:\n  m:"),
    /leads through `n`.*the highest/,
    /`n` 네트워크로 나갑니다/,
  ],
  [
    "the way out past an internal network",
    shop("  a: {networks: {n: {gw_prio<|>rity: 9}, m: }}", "  n: {internal: true}\n  m:"),
    /leads through `m`.*`n` is `internal`/s,
  ],
  [
    "who is connected first",
    shop("  a: {networks: {n: {prio<|>rity: 1}, m: {priority: 2}}}", "  n:\n  m:"),
    /to `m` first/,
  ],
  [
    "a MAC address said twice",
    shop("  a: {mac_add<|>ress: '02:00:00:00:00:01', networks: {n: {mac_address: '02:00:00:00:00:02'}}}", "  n:"),
    /Compose refuses this.*`shop_n`/,
  ],
  [
    "a MAC address without interface",
    shop("  a: {network_mode: host, mac_add<|>ress: '02:00:00:00:00:01'}"),
    /No effect/,
  ],
  [
    "the host's network",
    shop("  a: {network_mode: ho<|>st}"),
    /host's own network.*without `ports`/s,
    /호스트의 네트워크/,
  ],
  [
    "a lent network",
    shop("  a: {network_m<|>ode: 'service:b'}\n  b: {image: b}"),
    /`ports` of `b`/,
    /`b` 서비스의 네트워크/,
  ],
  [
    "a lent network at its value",
    shop("  a: {network_mode: 'serv<|>ice:b'}\n  b: {image: b}"),
    /network of `b`.*`localhost`/s,
  ],
  ["a network of nobody", shop("  a: {network_m<|>ode: 'service:b'}"), /no service `b`/],
  ["a container's network", shop("  a: {network_m<|>ode: 'container:b'}"), /network of the container `b`/],
  [
    "a network beside Compose's",
    shop("  a: {network_mode: le<|>gacy}"),
    /`legacy`\*\* on the machine.*under the service's name/s,
  ],
  ["no network", shop("  a: {network_mode: no<|>ne}"), /nothing reaches `a`/],
  ["DNS servers", shop("  a: {dn<|>s: [192.0.2.1]}"), /own DNS still answers.*`192.0.2.1`/s],
  ["DNS on the host's network", shop("  a: {network_mode: host, dn<|>s: 192.0.2.1}"), /`\/etc\/resolv.conf`/],
  ["DNS of a lent network", shop("  a: {network_mode: 'service:b', dn<|>s: 192.0.2.1}"), /The engine refuses this/],
  ["a resolver option", shop("  a:\n    dns_opt:\n      - ndo<|>ts:3"), /fewer than `3` dots/],
  ["a host's name", shop("  a:\n    extra_hosts:\n      <|>- h=host-gateway"), /`h` is the host/],
  ["a name with two addresses", shop("  a: {extra_hosts: {h<|>: [10.0.0.1, '::1']}}"), /`h` is `10.0.0.1`, `::1`/],
  [
    "a link to nowhere",
    shop("  a:\n    networks: [n]\n    links:\n      <|>- b:c\n  b: {image: b}", "  n:"),
    /`b` is reached as `c`.*no network in common/s,
  ],
  ["a link to nobody", shop("  a:\n    links:\n      <|>- b"), /no service `b`/],
  [
    "what a network's users are",
    shop("  a: {networks: [n]}", "  n<|>: {driver: macvlan}"),
    /`a`.*every port.*without `ports`/s,
  ],
  [
    "addresses that are taken",
    shop("  a: {networks: {n: {ipv4_address: 10.0.0.5}}}", "  n:\n    ip<|>am: {}"),
    /Fixed addresses: `a: 10.0.0.5`/,
  ],
  ["an exact name", shop("  a: {networks: [n]}", "  n: {na<|>me: exact}"), /`exact`.*instead of `shop_n`/],
  [
    "a driver that cannot be made",
    shop("  a: {networks: [n]}", "  n: {driver: ho<|>st}"),
    /refuses it.*`network_mode: host`/s,
  ],
  ["a plug-in", shop("  a: {networks: [n]}", "  n: {driver: we<|>ave}"), /plug-in/],
  ["a switch that is off", shop("  a: {networks: [n]}", "  n: {inter<|>nal: false}"), /reach the outside.*default/],
  [
    "a range without a subnet",
    shop("", "  n:\n    ipam:\n      config:\n        <|>- gateway: 10.0.0.1"),
    /needs a `subnet`/,
  ],
  ["IPv6 only", shop("", "  n: {enable_ip<|>v4: false, enable_ipv6: true}"), /IPv6 only/],
  ["neither IPv4 nor IPv6", shop("", "  n: {enable_ip<|>v4: false}"), /The engine refuses it/],
  [
    "what is not Compose's",
    shop("", "  n: {exter<|>nal: true}"),
    /neither created nor removed/,
    /만들지도 지우지도 않음/,
  ],
  [
    "a network's option",
    shop("", "  n: {driver_opts: {com.docker.network.driver.<|>mtu: 1400}}"),
    /at most `1400` bytes/,
  ],
  [
    "containers kept apart",
    shop("", "  n: {driver_opts: {com.docker.network.bridge.enable_<|>icc: 'false'}}"),
    /do not reach/,
  ],
];

for (const [name, marked, en, ko] of says) {
  test(`compose networks: tells ${name}`, () => {
    assert.match(hover(marked), en);
    if (ko) assert.match(hover(marked, "ko"), ko);
  });
}
