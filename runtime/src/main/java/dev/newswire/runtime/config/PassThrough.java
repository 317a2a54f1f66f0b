package dev.newswire.runtime.config;

/** A prefix under which any name is accepted and handed on verbatim. */
record PassThrough(String prefix, String doc) {
    PassThrough {
        if (!prefix.endsWith(".")) {
            throw new IllegalArgumentException("a pass-through prefix ends with a dot: " + prefix);
        }
        KeyName.checked(prefix.substring(0, prefix.length() - 1));
    }

    String environmentPrefix() {
        return KeyName.environment(prefix);
    }
}
