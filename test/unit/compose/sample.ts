/** A file in which every topic of the chapter occurs. */
export const sample = `version: "3.9"
include: [infra/compose.yaml, mail.yaml]
services:
  web:
    build:
      context: ./web
      dockerfile: Dockerfile.prod
      target: runtime
      args:
        NODE_VERSION: 22
    image: shop/web
    command: npm run start && echo done
    ports:
      - "127.0.0.1:8080:80/tcp"
      - "192.168.0.2:8081:80"
      - "3000-3005:3000"
      - "443"
    expose: [9229]
    environment:
      NODE_ENV: production
      TOKEN:
    env_file: .env.web
    volumes:
      - ./src:/app/src:ro
      - uploads:/data:nocopy
      - /app/node_modules
      - \${CACHE}:/cache:z
    depends_on:
      db:
        condition: service_healthy
      migrate:
        condition: service_completed_successfully
      mail:
        condition: service_started
    restart: unless-stopped
    networks: [front, default]
    working_dir: /app
    user: "1000:1000"
    secrets: [db-password]
    configs: [{source: motd, target: /etc/motd}]
    tmpfs: /run
    labels: [traefik.enable=true]
    deploy:
      replicas: 2
      resources: {limits: {memory: 512m, cpus: "0.5"}}
  migrate:
    image: shop/web
    entrypoint: ["npm", "run"]
    command: [migrate]
    depends_on: [db]
    profiles: [tools, ops]
    restart: "no"
  mail:
    build: ./mail
    restart: always
    healthcheck: {disable: true}
  db:
    image: postgres
    container_name: db
    healthcheck:
      test: pg_isready -U postgres
      interval: 5s
      timeout: 2s
      retries: 5
      start_period: 10s
    volumes: [db-data:/var/lib/postgresql/data, "uploads:/up:ro", "nope:/x"]
    restart: on-failure:3
volumes:
  db-data:
  uploads: {external: true}
  unused:
networks:
  front: {internal: true}
  outer: {external: true}
secrets:
  db-password: {file: ./pw.txt}
configs:
  motd: {content: hello}
name: shop
`;
