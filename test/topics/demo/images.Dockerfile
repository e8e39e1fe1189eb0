ARG OWNER=Example
FROM postgres AS db
FROM docker.io/library/redis:latest AS cache
FROM docker.io/bitnami/minideb:bookworm AS hub
FROM ghcr.io/example/team/app:1.2 AS elsewhere
FROM python:3.14@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef AS pinned
FROM openjdk:17 AS retired
FROM library/not-an-image AS unlisted
FROM $OWNER/app AS refused
FROM nginx:1.29
COPY --from=httpd:2.4 /usr/local/apache2 /a
COPY --from=scratch /a /a
RUN --mount=type=bind,from=busybox,target=/b ls
FROM scratch
COPY --from=mysql:9 / /
