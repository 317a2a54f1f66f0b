package dev.newswire.runtime.config;

import java.util.List;

/**
 * One row of the table of settings.
 *
 * @param name the key, or {@code prefix.*} for a pass-through
 * @param type in one word
 * @param defaultText as written in a file; empty when there is none, or when the key is secret
 * @param required true when starting without a value is refused
 * @param environment the variable that sets it
 * @param expected what a value looks like
 */
public record KeyDescription(
        String name,
        String type,
        String defaultText,
        boolean required,
        boolean secret,
        String environment,
        String expected,
        String doc) {

    static KeyDescription of(ConfigKey<?> key) {
        String given = key.defaultText();
        return new KeyDescription(
                key.name(),
                key.typeName(),
                given == null || key.isSecret() ? "" : given,
                given == null,
                key.isSecret(),
                key.environmentName(),
                key.expected(),
                key.doc());
    }

    static KeyDescription of(PassThrough prefix) {
        return new KeyDescription(
                prefix.prefix() + "*",
                "passed on",
                "",
                false,
                false,
                prefix.environmentPrefix() + "*",
                "any name and value",
                prefix.doc());
    }

    static String markdown(List<KeyDescription> rows) {
        StringBuilder table =
                new StringBuilder("| key | type | default | environment | meaning |\n|---|---|---|---|---|\n");
        for (KeyDescription row : rows) {
            String shown =
                    row.required ? "required" : row.defaultText.isEmpty() ? "" : "`" + cell(row.defaultText) + "`";
            table.append("| `").append(row.name).append("` | ").append(row.type);
            table.append(row.secret ? ", secret" : "").append(" | ").append(shown);
            table.append(" | `").append(row.environment).append("` | ").append(cell(row.doc));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
