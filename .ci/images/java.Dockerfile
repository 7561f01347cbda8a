# In the place of eclipse-temurin:25-jre: a Java at /opt/java/openjdk on a system with apt.
FROM scratch
ADD debian.tar /
COPY jre /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8
