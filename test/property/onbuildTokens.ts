// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the variables of Dockerfiles

/** A Dockerfile with every kind of token inside ONBUILD. */
export const onbuildTokens = `FROM alpine:3.20 AS base
ARG STAGE=1
ENV LEVEL=1
WORKDIR /srv
ONBUILD ARG TAG=t GIVEN
ONBUILD ENV NAME=\${TAG:-x} \\
  # between
  OTHER=$GIVEN
ONBUILD LABEL org.opencontainers.image.version="$TAG" level=\${LEVEL#1} stage=$STAGE nowhere=$NOWHERE
ONBUILD WORKDIR rel
ONBUILD COPY --from=0 --chown=$NAME --link a b /c/
ONBUILD COPY --from=ghcr.io/owner/name:1@sha256:${"0a".repeat(32)} ["a b", "/d"]
ONBUILD COPY --from=base a /
ONBUILD ADD --chmod=0644 ["a", "/$NAME"]
ONBUILD COPY <<EOF /e
text $TAG
EOF
ONBUILD RUN --mount=type=bind,from=busybox:1,target=/m --mount=type=cache,target=/$NAME make $TAG
ONBUILD RUN ["make", "x"]
ONBUILD RUN <<"EOF"
make
EOF
ONBUILD VOLUME ["/data"]
ONBUILD VOLUME /a $NAME
ONBUILD EXPOSE 80/tcp 90-92
ONBUILD USER app:1000
ONBUILD STOPSIGNAL INT
ONBUILD SHELL ["/bin/sh", "-ec"]
ONBUILD HEALTHCHECK --interval=5s CMD ["true"]
ONBUILD CMD x
ONBUILD ENTRYPOINT ["x"]
ENV LEVEL=2
`;
