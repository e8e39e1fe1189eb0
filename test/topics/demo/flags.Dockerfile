# syntax=docker/dockerfile:1-labs
FROM --platform=linux/arm64 golang:1.26 AS build
WORKDIR /src
COPY --chmod=u=rw,go=r --chown=app:staff go.mod ./
RUN --network=default go mod download
RUN --network=none go build -o /out/app .
RUN --network=host go test ./...
RUN --security=sandbox make
RUN --security=insecure mount
RUN --device=nvidia.com/gpu=all nvidia-smi
RUN --mount=type=cache,target=/root/.cache go vet

FROM --platform=linux/amd64 build AS amd64
FROM --platform=linux/amd64 scratch AS nothing
COPY --link=false a /

FROM debian:13
COPY --from=build --chown=1000 /out/app /usr/bin/
COPY --from=nginx:1.29 --chown=www-data /etc/nginx /etc/nginx
COPY --link --exclude=*.md docs /docs
COPY --link --chmod=0755 run.sh /
COPY --parents src/./lib/*.go /go/
COPY --parents=false src /go/
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef https://example.com/a.tar /
ADD --checksum=0123456789abcdef0123456789abcdef01234567 --keep-git-dir https://github.com/a/b.git#v1 /b
ADD --keep-git-dir=false https://github.com/a/b.git /c
ADD --keep-git-dir local /d
ADD --checksum=sha256:0123 local /d
ADD --unpack https://example.com/a.tar /
ADD --unpack=false a.tar /
HEALTHCHECK --interval=1m --timeout=3s --retries=5 CMD curl -f http://localhost/
HEALTHCHECK --start-period=30s --start-interval=2s --start-interval=2s CMD true
HEALTHCHECK --start-interval=2s --start-period=0s --retries=1 CMD true
ONBUILD COPY --from=build --link /out /out
ONBUILD RUN --network=none make
CMD ["app"]
