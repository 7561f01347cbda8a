package org.lfsr.trainer.distributed;

/** What libtorch's errors say, without where in its sources they come from and the native stack. */
final class Reason {

    private Reason() {}

    static String of(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        String line = message.lines().findFirst().orElse("");
        return line.replaceFirst("^\\[\\S+:\\d+] ", "").replaceFirst("\\.$", "");
    }
}
