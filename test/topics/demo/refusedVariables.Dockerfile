FROM scratch
ENV EMPTY=
ENV C=${EMPTY:?} A=${NOPE:?which} B=${NOPE?which}
