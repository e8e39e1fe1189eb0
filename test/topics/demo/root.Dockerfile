FROM alpine AS final
RUN <<EOT
#!/usr/bin/env python3
print("hello")
EOT
COPY a ./
USER 1000:1000
