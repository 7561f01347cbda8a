# The trainer for NVIDIA devices. JavaCPP's libtorch wants CUDA 13, cuDNN 9 and NCCL, which are the base image's.
#
#   docker build -f docker/trainer.Dockerfile -t lfsr/trainer:0.1.0 .
ARG MAVEN_IMAGE=docker.io/library/maven:3.9.11-eclipse-temurin-25
ARG JAVA_IMAGE=docker.io/library/eclipse-temurin:25-jre-noble
ARG CUDA_IMAGE=docker.io/nvidia/cuda:13.1.0-cudnn-runtime-ubuntu24.04

FROM ${MAVEN_IMAGE} AS built
# "-Pgpu" for devices; empty for processors, together with JAVA_IMAGE as CUDA_IMAGE.
ARG PROFILE=-Pgpu
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/maven mvn -Dmaven.repo.local=/maven -B -ntp -Dquick ${PROFILE} package -pl src/trainer -am

FROM ${JAVA_IMAGE} AS java

FROM ${CUDA_IMAGE} AS trainer
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="LFSR trainer" \
      org.opencontainers.image.description="Trains, evaluates and exports lesion detectors and generators." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=java /opt/java/openjdk /opt/java/openjdk
# Whatever security fixes the distribution has are wanted, so no version is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin lfsr
WORKDIR /opt/lfsr
COPY --from=built /build/src/trainer/target/lib lib
COPY --from=built /build/src/trainer/target/trainer-${VERSION}.jar trainer.jar
COPY --from=built /build/src/trainer/configurations configurations
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:$PATH \
    XDG_CACHE_HOME=/tmp/.cache \
    ORT_DISABLE_TELEMETRY=1 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
USER 10001:10001
# JavaCPP unpacks libtorch (4 GB) to /cache as it first starts: give it a volume that may be written to.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", \
    "-Dorg.bytedeco.javacpp.cachedir=/cache", "-jar", "/opt/lfsr/trainer.jar"]
CMD ["--help"]
