/** A Dockerfile with every instruction, most of them in several roles. */
export const kitchen = `ARG NODE=22
ARG UNUSED
FROM node:$NODE-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc npm ci && rm -rf /tmp/*
FROM deps AS builder
ARG VERSION
ENV NODE_ENV=production
USER node
SHELL ["/bin/bash", "-c"]
COPY . .
RUN npm run build
WORKDIR /
EXPOSE 80
FROM builder AS test
RUN npm test
ONBUILD RUN x
FROM node@sha256:${"0f".repeat(32)}
ARG VERSION=1 NODE
ENV A=$VERSION B=2 C=3 D=4 E=5
USER node
WORKDIR /srv
WORKDIR /srv
COPY --link --from=builder /app/dist ./dist
ADD https://example.com/very/long/path/to/some/archive.tar.gz#abc /srv/downloads/
ADD a.tar.gz b.tar c.tgz d.txt /srv/
COPY <<ONE <<TWO /srv/
1
ONE
2
TWO
RUN <<EOF
curl -f https://example.com | sh
EOF
EXPOSE 3000 53/udp
VOLUME /data /logs /cache /tmp/somewhere/else /and/more
LABEL a=b
HEALTHCHECK --start-period=10s --interval=1m30s --timeout=5s --retries=5 CMD curl -f http://localhost:3000/health || exit 1
STOPSIGNAL SIGINT
MAINTAINER me <me@example.com>
ONBUILD COPY --from=builder . /x
CMD npm start
ENTRYPOINT ["docker-entrypoint.sh", "--port=$PORT"]
CMD ["server.js"]
`;
