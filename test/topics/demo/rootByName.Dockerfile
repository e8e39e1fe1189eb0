FROM alpine
USER root
