package org.lfsr.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The main class's command line. */
final class Arguments {

    static final String USAGE = """
            Usage: FOLDER [--kafka-port PORT] [--s3-port PORT] [--access-key KEY] [--secret-key KEY]
                          [--topic NAME[:PARTITIONS]]... [--bucket NAME]...
            Port 0 is any free one; without the options the ports are 9092 and 9000, the keys local and local-secret.""";

    private static final int KAFKA_PORT = 9092;
    private static final int S3_PORT = 9000;
    private static final int LAST_PORT = 65_535;

    private final Path folder;
    private final List<Topic> topics = new ArrayList<>();
    private final List<String> buckets = new ArrayList<>();
    private int kafkaPort = KAFKA_PORT;
    private int s3Port = S3_PORT;
    private String accessKey = Credentials.LOCAL.accessKey();
    private String secretKey = Credentials.LOCAL.secretKey();

    private Arguments(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it cannot be understood; the message names the word
     */
    static Arguments of(List<String> words) {
        if (words.isEmpty() || words.get(0).startsWith("--")) {
            throw new IllegalArgumentException("The first argument must be a folder");
        }
        Arguments arguments = new Arguments(Path.of(words.get(0)));
        Iterator<String> rest = words.listIterator(1);
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("Option %s needs a value".formatted(option));
            }
            arguments.take(option, rest.next());
        }
        return arguments;
    }

    Path folder() {
        return folder;
    }

    Settings settings() {
        return new Settings(kafkaPort, s3Port, new Credentials(accessKey, secretKey), topics, buckets);
    }

    private void take(String option, String value) {
        switch (option) {
            case "--kafka-port" -> kafkaPort = number(option, value, 0, LAST_PORT);
            case "--s3-port" -> s3Port = number(option, value, 0, LAST_PORT);
            case "--access-key" -> accessKey = value;
            case "--secret-key" -> secretKey = value;
            case "--topic" -> topics.add(topic(option, value));
            case "--bucket" -> buckets.add(value);
            default -> throw new IllegalArgumentException("There is no option %s".formatted(option));
        }
    }

    private static Topic topic(String option, String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            return new Topic(value, 1);
        }
        return new Topic(value.substring(0, colon), number(option, value.substring(colon + 1), 1, Integer.MAX_VALUE));
    }

    private static int number(String option, String value, int min, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                "Option %s takes a number from %d to %d, not \"%s\"".formatted(option, min, max, value));
    }
}
