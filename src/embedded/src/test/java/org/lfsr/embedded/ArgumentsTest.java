package org.lfsr.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void takesWellKnownPortsAndKeysWithoutOptions() {
        Arguments arguments = Arguments.of(List.of("data"));

        assertThat(arguments.folder()).isEqualTo(Path.of("data"));
        assertThat(arguments.settings())
                .isEqualTo(new Settings(9092, 9000, new Credentials("local", "local-secret"), List.of(), List.of()));
    }

    @Test
    void takesEveryOption() {
        List<String> words = List.of(("data --kafka-port 1 --s3-port 0 --access-key a --secret-key s "
                        + "--topic new:3 --topic done --bucket scans --bucket results")
                .split(" "));

        assertThat(Arguments.of(words).settings())
                .isEqualTo(new Settings(
                        1,
                        0,
                        new Credentials("a", "s"),
                        List.of(new Topic("new", 3), new Topic("done", 1)),
                        List.of("scans", "results")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --s3-port 1          | The first argument must be a folder
                    d --s3-port          | Option --s3-port needs a value
                    d --s3-port 65536    | Option --s3-port takes a number from 0 to 65535, not "65536"
                    d --kafka-port one   | Option --kafka-port takes a number from 0 to 65535, not "one"
                    d --topic new:0      | Option --topic takes a number from 1 to 2147483647, not "0"
                    d --port 1           | There is no option --port
                    """)
    void namesTheWordThatItDoesNotUnderstand(String line, String message) {
        assertThatThrownBy(() -> Arguments.of(List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
