# CMD in shell form as arguments of an ENTRYPOINT in exec form, which a later stage brings.
FROM alpine AS base
CMD cleared
CMD ["cleared"]
FROM base
ENTRYPOINT ["serve", "--home=$HOME"]
CMD exec --port 80
