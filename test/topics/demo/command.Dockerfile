# CMD alone.
FROM scratch
CMD ["/app", "--home=$HOME"]
