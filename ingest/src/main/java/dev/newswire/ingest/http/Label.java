package dev.newswire.ingest.http;

import java.util.Locale;

/** Names of constants as they leave the process. */
final class Label {

    private Label() {}

    /** In kebab case. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
