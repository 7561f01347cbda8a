package org.lfsr.trainer.config;

/** A configuration that cannot be used; the message says where and why. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1;

    /** Creates an exception with its reason. */
    public ConfigurationException(String message) {
        super(message);
    }

    /** Creates an exception with its reason and what caused it. */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
