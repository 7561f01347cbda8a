# The service on processors, the same for NVIDIA devices, and the archive's command.
#
#   docker build -f docker/service.Dockerfile --target service      -t lfsr/service:0.1.0      .
#   docker build -f docker/service.Dockerfile --target service-cuda -t lfsr/service:0.1.0-cuda .
#   docker build -f docker/service.Dockerfile --target archive      -t lfsr/archive:0.1.0      .
ARG MAVEN_IMAGE=docker.io/library/maven:3.9.11-eclipse-temurin-25
ARG JAVA_IMAGE=docker.io/library/eclipse-temurin:25-jre-noble
ARG CUDA_IMAGE=docker.io/nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04

# --- Built once for processors, once for devices: the two have different ONNX Runtimes.
FROM ${MAVEN_IMAGE} AS sources
WORKDIR /build
COPY . .

FROM sources AS built
RUN --mount=type=cache,target=/maven mvn -Dmaven.repo.local=/maven -B -ntp -Dquick package -pl src/service,src/archive -am
RUN bash docker/unpack-natives src/service/target/quarkus-app/lib/main /natives \
    && javac -d /health docker/Health.java

FROM sources AS built-cuda
RUN --mount=type=cache,target=/maven mvn -Dmaven.repo.local=/maven -B -ntp -Dquick -Pgpu package -pl src/service -am
RUN bash docker/unpack-natives src/service/target/quarkus-app/lib/main /natives \
    && javac -d /health docker/Health.java

FROM ${JAVA_IMAGE} AS java

# --- What all images have: fonts for the pictures, a user, nothing that must be written to.
FROM ${JAVA_IMAGE} AS base
# Whatever security fixes the distribution has are wanted, so no version is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin lfsr
# What is found out about fonts may be kept in /tmp alone.
ENV XDG_CACHE_HOME=/tmp/.cache \
    ORT_DISABLE_TELEMETRY=1
WORKDIR /opt/lfsr

FROM ${CUDA_IMAGE} AS base-cuda
COPY --from=java /opt/java/openjdk /opt/java/openjdk
# Whatever security fixes the distribution has are wanted, so no version is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin lfsr
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:$PATH \
    XDG_CACHE_HOME=/tmp/.cache \
    ORT_DISABLE_TELEMETRY=1 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
WORKDIR /opt/lfsr

# --- The archive's command.
FROM base AS archive
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="LFSR archive" \
      org.opencontainers.image.description="Has an archive's scans enhanced again. Not for diagnosis." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=built /build/src/archive/target/lib lib
COPY --from=built /build/src/archive/target/archive-${VERSION}.jar archive.jar
COPY --from=built /build/models models
USER 10001:10001
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-Djava.awt.headless=true", "-jar", "/opt/lfsr/archive.jar"]
CMD ["--help"]

# --- The service for NVIDIA devices.
FROM base-cuda AS service-cuda
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="LFSR service, CUDA 12" \
      org.opencontainers.image.description="Lesion-focused super-resolution of MRI. Not for diagnosis." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=built-cuda /build/src/service/target/quarkus-app quarkus-app
COPY --from=built-cuda /natives natives
COPY --from=built-cuda /health health
COPY --from=built-cuda /build/models models
# Without settings the service gives up as it begins, which is far enough for its classes to be archived. What it leaves
# in /tmp is root's, and would be in its way there.
RUN (java -XX:ArchiveClassesAtExit=service.jsa -Xlog:disable -Donnxruntime.native.path=/opt/lfsr/natives \
        -jar quarkus-app/quarkus-run.jar || true) \
    && test -s service.jsa \
    && rm -rf /tmp/*
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/opt/lfsr/health", "Health"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/opt/lfsr/service.jsa", "-Xshare:auto", "-XX:MaxRAMPercentage=60", \
    "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-Donnxruntime.native.path=/opt/lfsr/natives", \
    "-jar", "quarkus-app/quarkus-run.jar"]

# --- The service on processors; what is built where no target is named.
FROM base AS service
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="LFSR service" \
      org.opencontainers.image.description="Lesion-focused super-resolution of MRI. Not for diagnosis." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=built /build/src/service/target/quarkus-app quarkus-app
COPY --from=built /natives natives
COPY --from=built /health health
COPY --from=built /build/models models
# Without settings the service gives up as it begins, which is far enough for its classes to be archived. What it leaves
# in /tmp is root's, and would be in its way there.
RUN (java -XX:ArchiveClassesAtExit=service.jsa -Xlog:disable -Donnxruntime.native.path=/opt/lfsr/natives \
        -jar quarkus-app/quarkus-run.jar || true) \
    && test -s service.jsa \
    && rm -rf /tmp/*
ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/opt/lfsr/health", "Health"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/opt/lfsr/service.jsa", "-Xshare:auto", "-XX:MaxRAMPercentage=60", \
    "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-Donnxruntime.native.path=/opt/lfsr/natives", \
    "-jar", "quarkus-app/quarkus-run.jar"]
