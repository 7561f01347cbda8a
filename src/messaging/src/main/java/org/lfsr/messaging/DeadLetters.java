package org.lfsr.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of the dead letter topic, and reads them again: the key, the bytes and the headers as they were,
 * and these headers besides, in UTF-8, all beginning with {@value #PREFIX}:
 *
 * <table>
 * <caption>Headers of a dead letter</caption>
 * <tr><td>{@code reason}</td><td>a {@link DeadLetter.Reason}</td></tr>
 * <tr><td>{@code error}</td><td>the failure's class</td></tr>
 * <tr><td>{@code message}</td><td>the failure in words</td></tr>
 * <tr><td>{@code channel}, {@code topic}, {@code partition}, {@code offset}</td><td>where the record was</td></tr>
 * <tr><td>{@code attempts}</td><td>how often its scan was tried</td></tr>
 * <tr><td>{@code first-at}, {@code last-at}</td><td>when it arrived and when it failed last, in ISO 8601</td></tr>
 * <tr><td>{@code scan-id}</td><td>the scan that it asked for; missing if it could not be read</td></tr>
 * <tr><td>{@code bare}</td><td>{@code true}, and the record's key, bytes and headers are missing, if the broker refused
 * them; else missing</td></tr>
 * </table>
 */
final class DeadLetters {

    /** What the headers begin with. */
    static final String PREFIX = "lfsr-dead-";

    private static final String REASON = PREFIX + "reason";
    private static final String ERROR = PREFIX + "error";
    private static final String MESSAGE = PREFIX + "message";
    private static final String CHANNEL = PREFIX + "channel";
    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String ATTEMPTS = PREFIX + "attempts";
    private static final String FIRST_AT = PREFIX + "first-at";
    private static final String LAST_AT = PREFIX + "last-at";
    private static final String SCAN_ID = PREFIX + "scan-id";
    private static final String BARE = PREFIX + "bare";

    private DeadLetters() {}

    /** Makes a dead letter of a record. */
    static ProducerRecord<byte[], byte[]> whole(
            String topic, ConsumerRecord<byte[], byte[]> received, DeadLetter letter) {
        return new ProducerRecord<>(
                topic, null, received.key(), received.value(), described(original(received.headers()), letter));
    }

    /** Makes a dead letter without anything of its record, of which the broker refuses one with. */
    static ProducerRecord<byte[], byte[]> bare(String topic, DeadLetter letter) {
        Headers headers = described(new RecordHeaders(), letter).add(BARE, bytes("true"));
        return new ProducerRecord<>(topic, null, bytes(letter.origin().toString()), null, headers);
    }

    /** Says whether a dead letter has its record's key and bytes. */
    static boolean isWhole(Headers headers) {
        return headers.lastHeader(BARE) == null;
    }

    /** The headers that a dead letter's record had. */
    static Headers original(Headers headers) {
        Headers original = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith(PREFIX) && !header.key().equals(PollStamp.HEADER)) {
                original.add(header);
            }
        }
        return original;
    }

    /** Reads why a record was put aside; nothing if it is no dead letter of this module's. */
    static Optional<DeadLetter> read(Headers headers) {
        try {
            return Optional.of(new DeadLetter(
                    origin(headers),
                    DeadLetter.Reason.valueOf(text(headers, REASON)),
                    text(headers, ERROR),
                    text(headers, MESSAGE),
                    Integer.parseInt(text(headers, ATTEMPTS)),
                    Instant.parse(text(headers, FIRST_AT)),
                    Instant.parse(text(headers, LAST_AT)),
                    found(headers, SCAN_ID)));
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException e) { // another program's headers
            return Optional.empty();
        }
    }

    private static Origin origin(Headers headers) {
        return new Origin(
                text(headers, CHANNEL),
                text(headers, TOPIC),
                Integer.parseInt(text(headers, PARTITION)),
                Long.parseLong(text(headers, OFFSET)));
    }

    private static Headers described(Headers headers, DeadLetter letter) {
        Origin origin = letter.origin();
        headers.add(REASON, bytes(letter.reason().name()))
                .add(ERROR, bytes(letter.error()))
                .add(MESSAGE, bytes(letter.message()))
                .add(CHANNEL, bytes(origin.channel()))
                .add(TOPIC, bytes(origin.topic()))
                .add(PARTITION, bytes(Integer.toString(origin.partition())))
                .add(OFFSET, bytes(Long.toString(origin.offset())))
                .add(ATTEMPTS, bytes(Integer.toString(letter.attempts())))
                .add(FIRST_AT, bytes(letter.firstAt().toString()))
                .add(LAST_AT, bytes(letter.lastAt().toString()));
        String scanId = letter.scanId();
        return scanId == null ? headers : headers.add(SCAN_ID, bytes(scanId));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(Headers headers, String name) {
        String text = found(headers, name);
        if (text == null) {
            throw new NoSuchElementException("There is no header %s".formatted(name));
        }
        return text;
    }

    private static @Nullable String found(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
