package org.lfsr.trainer.network;

/** Whether a convolution's output is normalized over the batch. */
public enum BatchNormalization {
    /** By the batch's own mean and deviation in training, by their running averages afterwards. */
    YES,
    /** Not at all; the convolution has a bias instead. */
    NO
}
