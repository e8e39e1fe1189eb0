/** What an image of Docker Hub's official ones sets, as far as its own Dockerfile says; what it inherits is not in here. */
export interface OfficialImage {
  ports?: readonly string[];
  volumes?: readonly string[];
  entrypoint?: readonly string[];
  command?: readonly string[];
  /** A container stops at its first start unless one of these variables is set (`NAME` or `NAME=value`). */
  oneOf?: readonly string[];
  /** No longer maintained under this name. */
  retired?: true;
  /** `repository@commit:path` of the Dockerfile that was read; absent: the image has none, only a root file system. */
  source?: string;
}

/**
 * By the name on Docker Hub, without `library/`. The facts are those of the version in `source`; other tags may differ.
 * Collected by November 2026; when each source was read is not recorded, so its commit stands for the date.
 */
export const officialImages: Readonly<Record<string, OfficialImage>> = {
  postgres: {
    ports: ["5432"],
    volumes: ["/var/lib/postgresql"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["postgres"],
    oneOf: ["POSTGRES_PASSWORD", "POSTGRES_HOST_AUTH_METHOD=trust"],
    source: "docker-library/postgres@6edb0a8c4def:18/trixie/Dockerfile",
  },
  mysql: {
    ports: ["3306", "33060"],
    volumes: ["/var/lib/mysql"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["mysqld"],
    oneOf: ["MYSQL_ROOT_PASSWORD", "MYSQL_ALLOW_EMPTY_PASSWORD", "MYSQL_RANDOM_ROOT_PASSWORD"],
    source: "docker-library/mysql@7f30fdb07380:innovation/Dockerfile.oracle",
  },
  mariadb: {
    ports: ["3306"],
    volumes: ["/var/lib/mysql"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["mariadbd"],
    oneOf: [
      "MARIADB_ROOT_PASSWORD",
      "MARIADB_ROOT_PASSWORD_HASH",
      "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD",
      "MARIADB_RANDOM_ROOT_PASSWORD",
    ],
    source: "MariaDB/mariadb-docker@15e640e:11.8/Dockerfile",
  },
  mongo: {
    ports: ["27017"],
    volumes: ["/data/db", "/data/configdb"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["mongod"],
    source: "docker-library/mongo@0a29f33:8.3/Dockerfile",
  },
  redis: {
    ports: ["6379"],
    volumes: ["/data"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["redis-server"],
    source: "docker-library/redis@e92049967d6b:7.2/debian/Dockerfile",
  },
  nginx: {
    ports: ["80"],
    entrypoint: ["/docker-entrypoint.sh"],
    command: ["nginx", "-g", "daemon off;"],
    source: "nginx/docker-nginx@0d7f4380c735:mainline/debian/Dockerfile",
  },
  httpd: { ports: ["80"], command: ["httpd-foreground"], source: "docker-library/httpd@4da4381:2.4/Dockerfile" },
  node: {
    entrypoint: ["docker-entrypoint.sh"],
    command: ["node"],
    source: "nodejs/docker-node@f27d936f7d7c:26/trixie/Dockerfile",
  },
  python: { command: ["python3"], source: "docker-library/python@4f07059567fa:3.14/trixie/Dockerfile" },
  golang: { source: "docker-library/golang@7c8c182bfc19:1.27/trixie/Dockerfile" },
  "eclipse-temurin": {
    entrypoint: ["/__cacert_entrypoint.sh"],
    command: ["jshell"],
    source: "adoptium/containers@d8d18d67a32e:25/jdk/ubuntu/resolute/Dockerfile",
  },
  openjdk: { command: ["jshell"], retired: true, source: "docker-library/openjdk@02bfcd1:27/oraclelinux10/Dockerfile" },
  ubuntu: { command: ["/bin/bash"] },
  debian: { command: ["bash"] },
  alpine: { command: ["/bin/sh"], source: "alpinelinux/docker-alpine@00d3407:x86_64/Dockerfile" },
  busybox: { command: ["sh"] },
  rabbitmq: {
    ports: ["4369", "5671", "5672", "15691", "15692", "25672"],
    volumes: ["/var/lib/rabbitmq"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["rabbitmq-server"],
    source: "docker-library/rabbitmq@00309be:4.1/ubuntu/Dockerfile",
  },
  memcached: {
    ports: ["11211"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["memcached"],
    source: "docker-library/memcached@53ac0ec:1/debian/Dockerfile",
  },
  wordpress: {
    volumes: ["/var/www/html"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["apache2-foreground"],
    source: "docker-library/wordpress@bf223d1c2087:latest/php8.3/apache/Dockerfile",
  },
  nextcloud: {
    volumes: ["/var/www/html"],
    entrypoint: ["/entrypoint.sh"],
    command: ["apache2-foreground"],
    source: "nextcloud/docker@4de1eed65a44:34/apache/Dockerfile",
  },
  ghost: {
    ports: ["2368"],
    volumes: ["/var/lib/ghost/content"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["node", "current/index.js"],
    source: "TryGhost/docker-library-ghost@0da6924:6/bookworm/Dockerfile",
  },
  traefik: {
    ports: ["80"],
    entrypoint: ["/entrypoint.sh"],
    command: ["traefik"],
    source: "traefik/traefik-library-image@005971c:v3.7/alpine/Dockerfile",
  },
  caddy: {
    ports: ["80", "443", "443/udp", "2019"],
    command: ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
    source: "caddyserver/caddy-docker@0379cde:2.11/alpine/Dockerfile",
  },
  haproxy: {
    entrypoint: ["docker-entrypoint.sh"],
    command: ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
    source: "docker-library/haproxy@0b6d0e8:3.4/Dockerfile",
  },
  elasticsearch: {
    ports: ["9200", "9300"],
    entrypoint: ["/bin/tini", "--", "/usr/local/bin/docker-entrypoint.sh"],
    command: ["eswrapper"],
    source: "elastic/dockerfiles@65e3333:elasticsearch/Dockerfile",
  },
  kibana: {
    ports: ["5601"],
    entrypoint: ["/bin/tini", "--"],
    command: ["/usr/local/bin/kibana-docker"],
    source: "elastic/dockerfiles@000ec07:kibana/Dockerfile",
  },
  logstash: {
    ports: ["9600", "5044"],
    entrypoint: ["/usr/local/bin/docker-entrypoint"],
    source: "elastic/dockerfiles@65e3333:logstash/Dockerfile",
  },
  influxdb: {
    ports: ["8086"],
    volumes: ["/var/lib/influxdb2", "/etc/influxdb2"],
    entrypoint: ["/entrypoint.sh"],
    command: ["influxd"],
    source: "influxdata/influxdata-docker@0b46f38:influxdb/2.9/Dockerfile",
  },
  telegraf: {
    ports: ["8125/udp", "8092/udp", "8094"],
    entrypoint: ["/entrypoint.sh"],
    command: ["telegraf"],
    source: "influxdata/influxdata-docker@09ae5bc:telegraf/1.39/Dockerfile",
  },
  php: {
    entrypoint: ["docker-php-entrypoint"],
    command: ["php", "-a"],
    source: "docker-library/php@445bf414f1d5:8.5/trixie/cli/Dockerfile",
  },
  ruby: { command: ["irb"], source: "docker-library/ruby@11b4620:4.0/trixie/Dockerfile" },
  rust: { source: "rust-lang/docker-rust@0090aa7:stable/trixie/Dockerfile" },
  maven: {
    entrypoint: ["/usr/local/bin/mvn-entrypoint.sh"],
    command: ["mvn"],
    source: "carlossg/docker-maven@09a3b19:eclipse-temurin-26-noble/Dockerfile",
  },
  gradle: {
    volumes: ["/home/gradle/.gradle"],
    command: ["gradle"],
    source: "gradle/docker-gradle@528a647:jdk25-resolute/Dockerfile",
  },
  tomcat: {
    ports: ["8080"],
    command: ["catalina.sh", "run"],
    source: "docker-library/tomcat@0e603fc:11.0/jdk25/temurin-noble/Dockerfile",
  },
  drupal: { source: "docker-library/drupal@31919ae:11.4/php8.5/apache-trixie/Dockerfile" },
  joomla: {
    volumes: ["/var/www/html"],
    entrypoint: ["/entrypoint.sh"],
    command: ["apache2-foreground"],
    source: "joomla-docker/docker-joomla@173b400:6.1/php8.4/apache/Dockerfile",
  },
  registry: {
    ports: ["5000"],
    volumes: ["/var/lib/registry"],
    entrypoint: ["/entrypoint.sh"],
    command: ["/etc/distribution/config.yml"],
    source: "distribution/distribution-library-image@0c23283:Dockerfile",
  },
  vault: {
    ports: ["8200"],
    volumes: ["/vault/logs", "/vault/file"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["server", "-dev"],
    retired: true,
    source: "hashicorp/docker-vault@007c563:0.X/Dockerfile",
  },
  consul: {
    ports: ["8300", "8301", "8301/udp", "8302", "8302/udp", "8500", "8600", "8600/udp"],
    volumes: ["/consul/data"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["agent", "-dev", "-client", "0.0.0.0"],
    retired: true,
    source: "hashicorp/docker-consul@014bf78:0.X/Dockerfile",
  },
  cassandra: {
    ports: ["7000", "7001", "7199", "9042", "9160"],
    volumes: ["/var/lib/cassandra"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["cassandra", "-f"],
    source: "docker-library/cassandra@01dffce:5.0/Dockerfile",
  },
  neo4j: {
    ports: ["7474", "7473", "7687"],
    volumes: ["/data", "/logs"],
    entrypoint: ["tini", "-g", "--", "/startup/docker-entrypoint.sh"],
    command: ["neo4j"],
    source: "neo4j/docker-neo4j-publish@30aa512:2026.07.1/trixie/community/Dockerfile",
  },
  couchdb: {
    ports: ["5984", "4369", "9100"],
    volumes: ["/opt/couchdb/data"],
    entrypoint: ["tini", "--", "/docker-entrypoint.sh"],
    command: ["/opt/couchdb/bin/couchdb"],
    source: "apache/couchdb-docker@52f5747:3.5.2.1/Dockerfile",
  },
  zookeeper: {
    ports: ["2181", "2888", "3888", "8080"],
    volumes: ["/data", "/datalog", "/logs"],
    entrypoint: ["/docker-entrypoint.sh"],
    command: ["zkServer.sh", "start-foreground"],
    source: "31z4/zookeeper-docker@adade28:3.9.5/Dockerfile",
  },
  kong: {
    ports: ["8000", "8443", "8001", "8444"],
    entrypoint: ["/docker-entrypoint.sh"],
    command: ["kong", "docker-start"],
    source: "Kong/docker-kong@e02a794:ubuntu/Dockerfile",
  },
  solr: {
    ports: ["8983"],
    volumes: ["/var/solr"],
    entrypoint: ["docker-entrypoint.sh"],
    command: ["solr-foreground"],
    source: "apache/solr-docker@884b2e6:10.0/Dockerfile",
  },
};
