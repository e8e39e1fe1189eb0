# syntax=docker/dockerfile:1
# Every instruction once, some of them in more than one place.
ARG NODE_VERSION=22
ARG UNUSED
FROM node:${NODE_VERSION}-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
ONBUILD COPY . .
ONBUILD ENV MODE=child
ONBUILD ARG CHILD

FROM deps AS build
ARG VERSION
ARG CHANNEL=stable
ARG NODE_VERSION
ENV NODE_ENV=production
USER node
SHELL ["/bin/bash", "-c"]
COPY . .
RUN npm run build && rm -rf /tmp/*
RUN ["npm", "test"]
WORKDIR /
CMD ["npm", "start"]

FROM build AS lint
RUN npm run lint
EXPOSE 9000

FROM build

FROM scratch AS files
COPY <<EOT /motd
Hello
EOT

FROM python:3.14-slim@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS base
ENV APP=shop APP_HOME=/srv
ENV APP_HOME=/srv/$APP
ARG REVISION=1
WORKDIR $APP_HOME
ENTRYPOINT ["python3", "-m", "$APP"]

FROM base
ONBUILD RUN make
ONBUILD WORKDIR /child
ONBUILD EXPOSE 80
RUN echo "$REVISION" > /revision
COPY --from=build /app/dist ./dist
COPY --from=nginx:1.29 /etc/nginx/nginx.conf /etc/nginx/
COPY --link --from=files /motd /etc/motd
RUN --mount=type=bind,target=/src --mount=type=bind,from=deps,source=/app,target=/deps --mount=type=cache,target=/root/.cache/pip pip install -r /src/requirements.txt
RUN <<EOT
apt-get update
apt-get install -y curl
EOT
ADD https://example.com/data.tar.gz /srv/
ADD --unpack=true https://example.com/data.tar.gz /srv/data/
ADD https://github.com/docker/compose.git#v2.40.0 /src/
ADD --keep-git-dir https://github.com/docker/compose.git /src/
ADD site.tar.gz notes.txt /srv/
ADD one.txt two.txt /srv/
USER app
COPY config/$APP.conf /etc/
COPY --chmod=0644 data /data
WORKDIR data
WORKDIR /srv/shop/data
USER 1000
LABEL org.opencontainers.image.title="Shop" com.example.team=web
MAINTAINER Jane <jane@example.com>
EXPOSE 8080 53/udp
VOLUME /var/lib/shop
RUN mkdir -p /var/lib/shop/cache
HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
HEALTHCHECK --start-period=10s CMD curl -f http://localhost:8080/ || exit 1
STOPSIGNAL SIGINT
STOPSIGNAL SIGTERM
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
SHELL ["/bin/bash", "-c"]
CMD ["serve"]
CMD ["serve", "--port", "8080"]
