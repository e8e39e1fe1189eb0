FROM alpine AS left
CMD run
ENTRYPOINT ["run"]
HEALTHCHECK NONE
USER 5:6
STOPSIGNAL SIGINT
FROM alpine AS shell
COPY --from=left /a /
RUN <<EOT
set -e
echo hello
EOT
RUN <<-"EOT"
	#!/usr/bin/env python3
	print("hello")
	EOT
RUN cat <<ONE 3<<-"TWO" > /out
$HOME
ONE
	$HOME
	TWO
COPY --chmod=600 <<motd <<-"conf" /etc/
Hello $USER
motd
	port = $PORT
	conf
COPY <<motd /etc/motd
Hello
motd
COPY --chown=5 <<motd /etc/motd
Hello
motd
COPY <<-"conf" /etc/conf
	port = $PORT
	conf
RUN ["echo", "hello"]
HEALTHCHECK ["a"]
HEALTHCHECK CMD curl -f http://localhost/
HEALTHCHECK CMD ["/check"]
USER root
USER 0
USER www-data
USER 1000
USER www-data:www-data
USER 1000:1000
ENTRYPOINT nginx
CMD ["first"]
CMD first
ENTRYPOINT ["nginx"]
CMD ["-g", "daemon off;"]
CMD nginx -g
FROM shell AS none
USER app
CMD ["a"]
ENTRYPOINT ["a"]
CMD []
ENTRYPOINT []
ONBUILD CMD a
ONBUILD CMD ["a"]
ONBUILD ENTRYPOINT a
ONBUILD ENTRYPOINT ["a"]
ONBUILD USER root:root
ONBUILD HEALTHCHECK NONE
ONBUILD RUN <<EOT
a
EOT
FROM none
USER app:app
CMD app
HEALTHCHECK NONE
