FROM alpine
ENTRYPOINT serve
CMD --port 80
