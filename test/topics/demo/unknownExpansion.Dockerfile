FROM alpine
ENV A=$FROMBASE B=$
ENV C=${A:-d} D=${A##*/} E=${A} F=$A/x
