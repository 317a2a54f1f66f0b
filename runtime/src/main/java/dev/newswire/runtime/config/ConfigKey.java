package dev.newswire.runtime.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, type, default, rule and documentation. Immutable; meant to be a constant of the module's config
 * record. Names are lower case, words joined by dots and hyphens ({@code ingest.item.max-bytes}). Defaults are given as
 * a user would write them in a file, so tables show what can be pasted.
 *
 * @param <T> what {@link Config#get} returns; {@code Optional} for keys that may be left out
 */
public final class ConfigKey<T> {
    private final String name;
    private final ValueType<T> type;
    private final @Nullable String defaultText;
    private final String doc;
    private final Predicate<T> rule;
    private final String expected;
    private final boolean secret;

    private ConfigKey(
            String name,
            ValueType<T> type,
            @Nullable String defaultText,
            String doc,
            Predicate<T> rule,
            String expected,
            boolean secret) {
        this.name = KeyName.checked(name);
        this.type = type;
        this.defaultText = defaultText;
        this.doc = doc;
        this.rule = rule;
        this.expected = expected;
        this.secret = secret;
        if (defaultText != null) {
            parse(defaultText);
        }
    }

    private static <T> ConfigKey<T> of(String name, ValueType<T> type, @Nullable String defaultText, String doc) {
        return new ConfigKey<>(name, type, defaultText, doc, value -> true, type.expected(), false);
    }

    public static ConfigKey<String> text(String name, String defaultText, String doc) {
        return of(name, ValueType.TEXT, defaultText, doc);
    }

    public static ConfigKey<Integer> integer(String name, int defaultValue, String doc) {
        return of(name, ValueType.INTEGER, String.valueOf(defaultValue), doc);
    }

    public static ConfigKey<Double> decimal(String name, double defaultValue, String doc) {
        return of(name, ValueType.DECIMAL, String.valueOf(defaultValue), doc);
    }

    public static ConfigKey<Boolean> bool(String name, boolean defaultValue, String doc) {
        return of(name, ValueType.BOOL, String.valueOf(defaultValue), doc);
    }

    /** A duration; the default is written {@code 30s}. */
    public static ConfigKey<Duration> duration(String name, String defaultText, String doc) {
        return of(name, ValueType.DURATION, defaultText, doc);
    }

    /** A size in bytes; the default is written {@code 4MiB}. */
    public static ConfigKey<Long> bytes(String name, String defaultText, String doc) {
        return of(name, ValueType.BYTES, defaultText, doc);
    }

    /** Values separated by commas, stripped, empty ones dropped. */
    public static ConfigKey<List<String>> list(String name, String defaultText, String doc) {
        return of(name, ValueType.LIST, defaultText, doc);
    }

    public static ConfigKey<Path> path(String name, String defaultText, String doc) {
        return of(name, ValueType.PATH, defaultText, doc);
    }

    public static ConfigKey<URI> uri(String name, String defaultText, String doc) {
        return of(name, ValueType.URI_TYPE, defaultText, doc);
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> ConfigKey<E> choice(String name, Class<E> type, E defaultValue, String doc) {
        ValueType<E> choice = ValueType.choice(type);
        return of(name, choice, choice.format().apply(defaultValue), doc);
    }

    /** Text that must be given and not be blank. */
    public static ConfigKey<String> requiredText(String name, String doc) {
        return of(name, ValueType.NON_BLANK, null, doc);
    }

    public static ConfigKey<Path> requiredPath(String name, String doc) {
        return of(name, ValueType.PATH, null, doc);
    }

    public static ConfigKey<URI> requiredUri(String name, String doc) {
        return of(name, ValueType.URI_TYPE, null, doc);
    }

    public static ConfigKey<Optional<String>> optionalText(String name, String doc) {
        return of(name, ValueType.TEXT.optional(), "", doc);
    }

    public static ConfigKey<Optional<Path>> optionalPath(String name, String doc) {
        return of(name, ValueType.PATH.optional(), "", doc);
    }

    public static ConfigKey<Optional<URI>> optionalUri(String name, String doc) {
        return of(name, ValueType.URI_TYPE.optional(), "", doc);
    }

    public static ConfigKey<Optional<Duration>> optionalDuration(String name, String doc) {
        return of(name, ValueType.DURATION.optional(), "", doc);
    }

    /** The same key, whose value is never shown. */
    public ConfigKey<T> secret() {
        return new ConfigKey<>(name, type, defaultText, doc, rule, expected, true);
    }

    /** The same key with a further rule; {@code expected} completes "expected …" and replaces the type's words. */
    public ConfigKey<T> check(Predicate<T> further, String expected) {
        return new ConfigKey<>(name, type, defaultText, doc, rule.and(further), expected, secret);
    }

    /** The same key, bounded on both sides, bounds included. Only for numbers, durations and sizes. */
    public ConfigKey<T> between(T least, T most) {
        return check(
                value -> order().compare(value, least) >= 0 && order().compare(value, most) <= 0,
                type.expected() + ", from " + type.format().apply(least) + " to "
                        + type.format().apply(most));
    }

    /** The same key, bounded below, bound included. Only for numbers, durations and sizes. */
    public ConfigKey<T> atLeast(T least) {
        return check(
                value -> order().compare(value, least) >= 0,
                type.expected() + ", at least " + type.format().apply(least));
    }

    private Comparator<T> order() {
        Comparator<T> order = type.order();
        if (order == null) {
            throw new IllegalStateException("values of " + name + " have no order");
        }
        return order;
    }

    /** Reads a value; throws IllegalArgumentException when it is not what {@link #expected} says. */
    T parse(String text) {
        T value = type.parse().apply(text);
        if (!rule.test(value)) {
            throw new IllegalArgumentException(name + ": expected " + expected);
        }
        return value;
    }

    String show(T value) {
        return secret ? Secrets.REDACTED : type.format().apply(value);
    }

    public String name() {
        return name;
    }

    /** The variable that sets this key, such as {@code NEWSWIRE_INGEST_ITEM_MAX_BYTES}. */
    public String environmentName() {
        return KeyName.environment(name);
    }

    String typeName() {
        return type.name();
    }

    String expected() {
        return expected;
    }

    @Nullable String defaultText() {
        return defaultText;
    }

    String doc() {
        return doc;
    }

    boolean isSecret() {
        return secret;
    }

    @Override
    public String toString() {
        return name;
    }
}
