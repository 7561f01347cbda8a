package org.lfsr.messaging;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A consumer that knows its group and what was committed, and nothing else. */
final class StubConsumer {

    private StubConsumer() {}

    static Consumer<?, ?> of(
            Supplier<ConsumerGroupMetadata> group, Supplier<Map<TopicPartition, OffsetAndMetadata>> committed) {
        return (Consumer<?, ?>) Proxy.newProxyInstance(
                StubConsumer.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "groupMetadata" -> group.get();
                    case "committed" -> committed.get();
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}
