# syntax=docker/dockerfile:1
# Checks for single instructions.
FROM alpine
# check=skip=all;experimental=all
COPY a /
# check=skip=JSONArgsRecommended,LegacyKeyValueFormat;experimental=CopyIgnoredFile
CMD serve
