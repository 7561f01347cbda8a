package org.lfsr.trainer.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.lfsr.trainer.torch.NativeScope;
import org.lfsr.trainer.torch.Tensors;

/**
 * What a network has learned: its parameters, then its fixed tensors and running averages, in the order of its layers.
 * Batch normalization's count of batches is left out, since nothing is calculated from it.
 */
public final class NetworkState {

    private final Map<String, NamedValues> tensors;

    /**
     * Creates a state.
     *
     * @throws IllegalArgumentException if two tensors have one name
     */
    public NetworkState(List<NamedValues> tensors) {
        Map<String, NamedValues> named = new LinkedHashMap<>();
        for (NamedValues tensor : tensors) {
            if (named.put(tensor.name(), tensor) != null) {
                throw new IllegalArgumentException("State has %s twice".formatted(tensor.name()));
            }
        }
        this.tensors = Collections.unmodifiableMap(named);
    }

    static NetworkState of(Module module) {
        return NativeScope.call(() -> {
            List<NamedValues> copies = new ArrayList<>();
            tensorsOf(module)
                    .forEach((name, tensor) ->
                            copies.add(new NamedValues(name, tensor.shape(), Tensors.floats(tensor))));
            return new NetworkState(copies);
        });
    }

    /** The tensors, in the order of the layers. */
    public Collection<NamedValues> tensors() {
        return tensors.values();
    }

    /** Whether there is a tensor of a name. */
    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    /**
     * One tensor.
     *
     * @throws IllegalArgumentException if there is none of the name
     */
    public NamedValues tensor(String name) {
        NamedValues found = tensors.get(name);
        if (found == null) {
            throw new IllegalArgumentException("State lacks %s; it has %s".formatted(name, tensors.keySet()));
        }
        return found;
    }

    /** The SHA-256 digest of names, shapes and values, in hexadecimal: equal for equal states, on every machine. */
    public String sha256() {
        MessageDigest digest = sha256Digest();
        for (NamedValues tensor : tensors()) {
            digest.update(tensor.toString().getBytes(StandardCharsets.UTF_8));
            float[] values = tensor.values();
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    void copyTo(Module module) {
        NativeScope.evaluate(() -> {
            Map<String, Tensor> wanted = tensorsOf(module);
            check(wanted);
            wanted.forEach((name, tensor) -> {
                NamedValues from = tensor(name);
                tensor.copy_(Tensors.of(from.values(), from.shape()));
            });
            return wanted.size();
        });
    }

    private void check(Map<String, Tensor> wanted) {
        wanted.forEach((name, tensor) -> {
            NamedValues found = tensor(name);
            if (!found.hasShape(tensor.shape())) {
                throw new IllegalArgumentException(
                        "State has %s, the network wants %s".formatted(found, Arrays.toString(tensor.shape())));
            }
        });
        for (String name : tensors.keySet()) {
            if (!wanted.containsKey(name)) {
                throw new IllegalArgumentException(
                        "State has %s, which the network lacks; it wants %s".formatted(tensor(name), wanted.keySet()));
            }
        }
    }

    private static Map<String, Tensor> tensorsOf(Module module) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        collect(module.named_parameters(), found);
        collect(module.named_buffers(), found);
        return found;
    }

    private static void collect(StringTensorDict tensors, Map<String, Tensor> found) {
        for (long i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i).value();
            if (tensor.scalar_type().intern() == ScalarType.Float) {
                found.put(tensors.get(i).key().getString(), tensor);
            }
        }
    }
}
