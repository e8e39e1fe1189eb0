FROM alpine AS base
CMD ["cleared"]
FROM base
ENTRYPOINT ["serve"]
CMD ["--home=$HOME"]
