FROM ${NOPE:?}
RUN true
FROM
RUN true
