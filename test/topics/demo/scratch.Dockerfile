# A stage on scratch knows every variable: nothing is left for a base image to set.
ARG NAME
FROM scratch AS layers
RUN --mount=from=busybox,source=/bin,target=/bin rm /none; true
COPY a /
FROM layers AS heir
CMD ["/inherited"]
FROM heir AS image
ARG VERSION=1 COPIED=$VERSION
ARG MISSING
ENV COPIED=env
ARG COPIED
ENV A=${MISSING-none} B=${MISSING:+yes} C=${MISSING+yes} D=${MISSING:-none}
ENV E=${MISSING#a} F=${MISSING##a} G=${MISSING%a} H=${MISSING%%a} I=${MISSING/a/b} J=${MISSING//a/b}
ENV K="${VERSION:?say which}" L="${VERSION?say which}" M=$PATH
VOLUME /data/$VERSION
WORKDIR /app/$VERSION
LABEL org.opencontainers.image.created=2026-01-31T12:00:00Z org.opencontainers.image.authors=Jane
LABEL org.opencontainers.image.url=https://example.com org.opencontainers.image.documentation=https://example.com/docs
LABEL org.opencontainers.image.source=https://github.com/example/app org.opencontainers.image.version=$VERSION
LABEL org.opencontainers.image.revision=0123456 org.opencontainers.image.vendor=Example
LABEL org.opencontainers.image.licenses=MIT org.opencontainers.image.ref.name=app
LABEL org.opencontainers.image.title=App org.opencontainers.image.description="An example"
LABEL org.opencontainers.image.base.digest=sha256:0123 org.opencontainers.image.base.name=docker.io/library/alpine:3
ENTRYPOINT ["/app"]
