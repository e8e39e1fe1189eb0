FROM alpine AS Build
RUN make
FROM alpine AS build
RUN make
FROM alpine AS twice
FROM alpine AS twice
RUN a
FROM alpine
RUN b
FROM build AS middle
RUN c
FROM middle AS unneeded
RUN d
FROM middle AS base
FROM base AS final
COPY --from=build /a /a
COPY --from=1 /a /a
COPY --from=4 /a /a
COPY --from=twice /a /a
COPY --from=base /a /a
COPY --from=9 /a /a
RUN --mount=from=twice,target=/x cp /x/a /
RUN --mount=from=4,target=/x cp /x/a /
FROM final AS heir
FROM heir
COPY --from=11 /x /
