# What rarely stands like this: lines that say nothing, replace each other, or stay behind.
ARG BASE=alpine
ARG TAG
FROM $BASE AS tools
RUN apk add make
CMD make
LABEL stage=tools
USER nobody
ENV STAGE=tools
SHELL ["/bin/ash", "-c"]
WORKDIR /
WORKDIR /tools

FROM scratch AS unshipped
COPY a /
ADD b /
ARG LEFT=1
ENTRYPOINT ["/a"]

FROM unshipped AS heir
COPY c /

FROM alpine AS mounted
RUN mkdir /out
FROM $TAG AS broken
RUN true

FROM scratch AS empty
FROM empty AS below
ENV A=1
CMD ["/a"]
FROM below
ARG TAG
ARG BUILDKIT_INLINE_CACHE
COPY --from=tools /usr/bin/make /usr/bin/
COPY --from=heir /c /
RUN --mount=type=bind,from=mounted,source=/out,target=/out cp /out/* /
RUN ["/usr/bin/make"]
WORKDIR /
WORKDIR /srv
EXPOSE $NOTHING
HEALTHCHECK NONE
STOPSIGNAL SIGINT
CMD make serve
ENTRYPOINT exec /a
CMD []
ENTRYPOINT []
ENV A
