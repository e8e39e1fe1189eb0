FROM alpine AS build
WORKDIR relative
FROM alpine AS unneeded
COPY a /
WORKDIR /w
VOLUME /v
EXPOSE 1
FROM alpine AS left
VOLUME /left
EXPOSE 1 2-3 4:4/udp
WORKDIR up
COPY x ./
FROM alpine
ARG DIR=src
WORKDIR /app
COPY . .
COPY $DIR/*.go lib/
COPY /etc/../../motd /etc/motd
COPY main.go ./cmd/
COPY --chown=1000 main.go main.go
COPY --from=build /out/bin /usr/bin/app
COPY --from=left /out/* $DIR/
COPY --from=nginx:1.29 etc/nginx.conf /etc/
ADD site.tar.gz /srv/
ADD https://example.com/file /srv/file
ADD https://github.com/a/b.git /srv/b
ADD --keep-git-dir https://github.com/a/b.git /srv/b
WORKDIR ../srv
WORKDIR $DIR
WORKDIR /
VOLUME /data $DIR
EXPOSE 80 443/tcp 53/udp 132/sctp 8000-8010 127.0.0.1:90:90
