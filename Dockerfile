# syntax=docker/dockerfile:1
# The image of studio and engine (JVM). Redis is a workload of its own: see k8s/.
#
#   docker build -t showhorse .
#   docker run --read-only --tmpfs /tmp --tmpfs /var/lib/showhorse:uid=10001,gid=10001 -p 8080:8080 \
#     -e SHOWHORSE_REDIS_URL=redis://redis.example:6379 showhorse

ARG DEBIAN=docker.io/library/debian:12-slim
ARG JDK=docker.io/library/eclipse-temurin:25-jdk
ARG JRE=docker.io/library/eclipse-temurin:25-jre

FROM ${JDK} AS jdk
FROM ${JRE} AS jre

FROM ${DEBIAN} AS build
# As in the command `showhorse`, without what only a running service needs
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      maven cmake ninja-build g++ pkg-config \
      libopencv-core-dev libopencv-imgproc-dev libopencv-objdetect-dev \
      libjpeg62-turbo-dev libpng-dev libwebp-dev libheif-dev liblcms2-dev nlohmann-json3-dev libdnnl-dev ocl-icd-opencl-dev libespeak-ng-dev \
    && rm -rf /var/lib/apt/lists/*
COPY --from=jdk /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk
WORKDIR /build
# Dependencies are a layer of their own: they change less often than the code
COPY pom.xml .
RUN mvn -B -ntp -Pskip-native dependency:go-offline
COPY src src
RUN mvn -B -ntp package -DskipTests -Dnative.build.target=product \
    && install -d /install/native \
    && cp target/native/libshowhorse*.so target/native/showhorse-espeak target/native/showhorse-heif /install/native/ \
    && mv target/quarkus-app /install/app

FROM ${DEBIAN}
# The Japanese voice is in contrib
RUN sed -i 's/^Components: main$/Components: main contrib/' /etc/apt/sources.list.d/debian.sources \
    && apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      libopencv-core406 libopencv-imgproc406 libopencv-objdetect406 opencv-data \
      libjpeg62-turbo libpng16-16 libwebp7 libheif1 liblcms2-2 libdnnl2 libgomp1 libudev1 \
      espeak-ng libespeak-ng1 open-jtalk open-jtalk-mecab-naist-jdic hts-voice-nitech-jp-atr503-m001 \
      fonts-noto-cjk fonts-noto-core fonts-symbola libfontconfig1 fontconfig ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && fc-cache -s \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin showhorse \
    && install -d -o showhorse -g showhorse /var/lib/showhorse
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
COPY --from=build /install /opt/showhorse
COPY LICENSE NOTICE /opt/showhorse/

ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:/usr/local/bin:/usr/bin:/bin \
    QUARKUS_HTTP_HOST=0.0.0.0 \
    SHOWHORSE_NATIVE_DIRECTORY=/opt/showhorse/native \
    SHOWHORSE_DATA_DIRECTORY=/var/lib/showhorse
# Written at run time: HLS files in the data directory; unpacked libraries and Java's own files in /tmp
VOLUME ["/var/lib/showhorse", "/tmp"]
USER 10001:10001
WORKDIR /var/lib/showhorse
EXPOSE 8080
# The heap is the smaller part: pictures, encoders and the engine live outside of it
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", \
  "-Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp", "-jar", "/opt/showhorse/app/quarkus-run.jar"]
