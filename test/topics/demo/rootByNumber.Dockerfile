FROM alpine
USER 0
