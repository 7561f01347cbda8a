package org.lfsr.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lfsr.messaging.ClientSettings;

class ChannelSettingsTest {

    private static final String ALL = "mp.messaging.connector.smallrye-kafka.";

    @ParameterizedTest
    @CsvSource({"scans, ${lfsr.intake.groups.scans:lfsr-scans}", "archive, ${lfsr.intake.groups.archive:lfsr-archive}"})
    void setsConsumersAsTheIntakesWantThem(String channel, String group) throws IOException {
        Map<String, String> wanted = new HashMap<>();
        ClientSettings.consumer(Map.of(), group).forEach((key, value) -> wanted.put(key, text(value)));

        Map<String, String> found = settings(channel);

        assertThat(found).containsAllEntriesOf(wanted);
    }

    @ParameterizedTest
    @CsvSource({"scans", "archive"})
    void neitherCommitsNorFailsNorWatchesARecordsAge(String channel) throws IOException {
        assertThat(settings(channel))
                .containsEntry("commit-strategy", "ignore")
                .containsEntry("failure-strategy", "ignore")
                .containsEntry("consumer-rebalance-listener.name", channel)
                .doesNotContainKey("throttled.unprocessed-record-max-age.ms");
    }

    @Test
    void readsTheTopicsThatTheIntakesRead() throws IOException {
        assertThat(settings("scans"))
                .containsEntry(
                        "topics",
                        "${lfsr.intake.topics.new-scans:lfsr.scans.new},"
                                + "${lfsr.intake.topics.notifications:lfsr.storage.notifications}");
        assertThat(settings("archive")).containsEntry("topics", "${lfsr.intake.topics.reprocess:lfsr.scans.reprocess}");
    }

    private static Map<String, String> settings(String channel) throws IOException {
        Properties file = new Properties();
        try (InputStream in =
                Objects.requireNonNull(ChannelSettingsTest.class.getResourceAsStream("/application.properties"))) {
            file.load(in);
        }
        Map<String, String> settings = new HashMap<>();
        String own = "mp.messaging.incoming." + channel + ".";
        for (String prefix : new String[] {ALL, own}) {
            file.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(key -> settings.put(key.substring(prefix.length()), file.getProperty(key)));
        }
        return settings;
    }

    private static String text(Object value) {
        return value instanceof Class<?> type ? type.getName() : value.toString();
    }
}
