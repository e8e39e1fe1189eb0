# ENTRYPOINT in shell form, which never sees CMD.
FROM alpine
ENTRYPOINT serve
CMD ["--port", "80"]
