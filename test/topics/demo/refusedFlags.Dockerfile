# Flags as the frontend built into the engine reads them.
FROM alpine AS unneeded
COPY --chmod=644 a /
RUN --mount=type=cache,target=/c true
COPY --link --exclude=*.md a /
FROM alpine
COPY --parents a /
RUN --security=insecure true
RUN --network=none --device=gpu true
HEALTHCHECK --interval=5 --start-period=1s CMD true
HEALTHCHECK --interval=5s --timeout=1s --retries=2 --start-interval=1s NONE
