package org.lfsr.trainer.distributed;

import org.bytedeco.pytorch.Tensor;

/**
 * How the processes' tensors meet. All processes call the same methods in the same order, with contiguous tensors of as
 * many 32-bit floats, which lie where {@link #place} puts them; each call waits for the others.
 */
interface Exchange extends AutoCloseable {

    /** Copies a tensor to where it can be exchanged; gives back the tensor itself if it is there. */
    Tensor place(Tensor tensor);

    /**
     * Replaces each number by the sum of all processes' numbers.
     *
     * @throws RuntimeException if another process is gone
     */
    void sum(Tensor numbers);

    /**
     * Replaces each number by the first process's.
     *
     * @throws RuntimeException if another process is gone
     */
    void copyFromFirst(Tensor numbers);

    @Override
    void close();
}
