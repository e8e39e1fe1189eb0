# A stage that stands on a shipped one and is only copied from.
ARG BUILDPLATFORM
ARG FALLBACK=alpine
FROM --platform=$BUILDPLATFORM ${FALLBACK:?} AS shipped
ARG FALLBACK
ENV A=$FALLBACK
FROM shipped AS tests
LABEL org.opencontainers.image.title=tests
RUN test
FROM shipped
COPY --from=tests /report /
