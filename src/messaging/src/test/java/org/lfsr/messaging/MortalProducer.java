package org.lfsr.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Makes producers that a process's death takes with it: whatever is under way is neither committed nor aborted. */
final class MortalProducer implements Supplier<Producer<byte[], byte[]>> {

    private final Map<String, Object> settings;
    private final Random random;
    private final List<Producer<byte[], byte[]>> made = new ArrayList<>();
    private volatile boolean dead;

    MortalProducer(Map<String, Object> settings, Random random) {
        this.settings = settings;
        this.random = random;
    }

    @Override
    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    public synchronized Producer<byte[], byte[]> get() {
        refuseIfDead();
        Producer<byte[], byte[]> real = new KafkaProducer<>(settings);
        made.add(real);
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                MortalProducer.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    refuseIfDead();
                    try {
                        Object result = method.invoke(real, arguments);
                        refuseIfDead();
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Ends all its producers, within the call that they are in or before the next. */
    synchronized void die() {
        dead = true;
        if (random.nextBoolean()) {
            made.forEach(producer -> producer.close(Duration.ZERO));
        }
    }

    /** Frees what the dead hold, once somebody else has taken their place. */
    synchronized void bury() {
        made.forEach(producer -> producer.close(Duration.ZERO));
    }

    private void refuseIfDead() {
        if (dead) {
            throw new KafkaException("The process is dead");
        }
    }
}
