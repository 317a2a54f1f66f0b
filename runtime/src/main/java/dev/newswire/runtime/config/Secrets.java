package dev.newswire.runtime.config;

import java.util.List;
import java.util.Locale;

/** Which passed-through settings are secret by their name, and what is shown in their place. */
final class Secrets {
    static final String REDACTED = "[redacted]";

    private static final List<String> MARKS = List.of(
            "pass",
            "pasw",
            "secret",
            "token",
            "credential",
            "jaas",
            "user.info",
            "userinfo",
            "private",
            "keystore.key",
            "api.key",
            "apikey");

    private Secrets() {}

    static boolean isSecretName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains);
    }

    /** The value, or the mark that stands for it when the name, or a password inside a URL, makes it secret. */
    static String show(String name, String value) {
        return isSecretName(name) ? REDACTED : withoutUserInfo(value);
    }

    /** Hides {@code user:password@} of every URL in the text. */
    static String withoutUserInfo(String value) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (int scheme = value.indexOf("://"); scheme >= 0; scheme = value.indexOf("://", from)) {
            int start = scheme + 3;
            int end = authorityEnd(value, start);
            int at = value.lastIndexOf('@', end - 1);
            shown.append(value, from, start);
            if (at >= start) {
                shown.append(REDACTED).append(value, at, end);
            } else {
                shown.append(value, start, end);
            }
            from = end;
        }
        return shown.append(value, from, value.length()).toString();
    }

    private static int authorityEnd(String value, int start) {
        int end = start;
        while (end < value.length() && "/?#, ".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
