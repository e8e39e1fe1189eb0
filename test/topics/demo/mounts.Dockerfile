FROM node:22 AS deps
WORKDIR /app
RUN --mount=type=bind,source=package.json,target=package.json --mount=type=cache,target=/root/.npm npm ci
RUN --mount=type=cache,id=npm,target=/root/.npm,sharing=locked,uid=1000,gid=1000,mode=0775 npm ci
RUN --mount=type=cache,from=deps,source=/seed,target=/cache,sharing=shared,ro npm ci
RUN --mount=type=cache,target=/cache,sharing=private,rw npm ci
FROM deps AS tools
RUN --mount=type=tmpfs,target=/tmp,size=64m,ro make
RUN --mount=type=tmpfs,target=/tmp,rw make
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required,uid=1000,gid=1000,mode=0440 npm ci
RUN --mount=type=secret,id=token,env=TOKEN,required=false npm publish
RUN --mount=type=secret,id=token,env=TOKEN,target=/token npm publish
RUN --mount=type=secret,source=token,ro,rw cat /run/secrets/token
RUN --mount=type=ssh,id=github,target=/agent,required,uid=1000,gid=1000,mode=0600,ro,rw git clone git@github.com:a/b
RUN --mount=type=ssh,required=false git clone git@github.com:a/b
FROM alpine
RUN --mount=from=deps,source=/app/node_modules,target=/m --mount=type=bind,from=nginx:1.29,source=/etc/nginx,target=/nginx ls
RUN --mount=type=bind,target=/src,rw --mount=type=bind,target=/r,ro,rw=false --mount=type=cache,target=/c,ro=false ls
RUN --mount=type=bind,from=tools,target=/tools ls
RUN --mount=type=bind,target=/x,sharing=locked,size=1m,required,env=A,mode=0600,uid=1,gid=1,id=a ls
RUN --mount=type=bind,target=/x,sharing=shared ls
RUN --mount=type=bind,target=/x,sharing=private ls
RUN --mount=type=bind,target=/x,sharing=other ls
RUN --mount=type=cache,target=/x,sharing=other ls
RUN --mount=type=tmpfs,from=deps,source=/a,target=/x ls
RUN --mount=type=other,target=/x ls
