# ONBUILD triggers that run in the same file, and refusals that show on a variable.
FROM scratch AS base
ONBUILD COPY a /
ONBUILD ENV MODE=child
ONBUILD COPY --chown=1000 --keep-git-dir <<EOT /b
b
EOT
ONBUILD ADD --keep-git-dir https://github.com/a/b.git /
ONBUILD RUN cat <<EOT
a
EOT
ONBUILD RUN ["a"]
LABEL org.opencontainers.image.title=base
FROM base AS child
ENV USED=$MODE
FROM base AS sibling
USER root
FROM child
COPY --from=sibling /a /
USER 0:0
FROM base
COPY c /
