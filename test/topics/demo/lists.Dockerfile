FROM alpine AS left
VOLUME ["/left behind"]
FROM alpine
COPY --from=left ["a", "/srv/"]
COPY ["my file", "other", "/srv/"]
ADD ["site.tar", "/srv/"]
VOLUME ["/data", "/more data"]
STOPSIGNAL 99
