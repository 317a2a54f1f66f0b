package dev.newswire.sink.webhook;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.runtime.error.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * To whom items are posted, and how patiently.
 *
 * @param timeout longest wait for the whole answer to one request
 * @param breakAfter failures in a row after which the target is left alone
 * @param breakFor how long it is left alone before one request tries again
 * @param targets in the order of their names
 */
public record WebhookConfig(Duration timeout, int breakAfter, Duration breakFor, List<WebhookTarget> targets) {

    private static final String TO = "sink.webhook.to.";

    static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "sink.webhook.timeout", "10s", "Longest wait for the whole answer to one request.")
            .between(Duration.ofMillis(10), Duration.ofMinutes(5));
    static final ConfigKey<Integer> BREAK_AFTER = ConfigKey.integer(
                    "sink.webhook.break.after", 5, "Failures in a row after which a target is left alone.")
            .between(1, 1_000);
    static final ConfigKey<Duration> BREAK_FOR = ConfigKey.duration(
                    "sink.webhook.break.for", "30s", "How long it is left alone before one request tries again.")
            .between(Duration.ofMillis(10), Duration.ofHours(1));

    static final ConfigKeys KEYS = ConfigKeys.of(TIMEOUT, BREAK_AFTER, BREAK_FOR)
            .passThrough(
                    TO,
                    "A target NAME: NAME.url and NAME.secret; NAME.category, NAME.entity, NAME.language, NAME.source and"
                            + " NAME.text choose its items.");

    public WebhookConfig {
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(breakFor, "breakFor");
        targets = List.copyOf(targets);
        if (breakAfter < 1) {
            throw new IllegalArgumentException("breakAfter must be above zero");
        }
    }

    /** @throws UserError when a target is set up wrongly */
    public static WebhookConfig from(Config config) {
        Map<String, Map<String, String>> settings = new TreeMap<>();
        config.passThrough(TO).forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 1) {
                throw new UserError(ExitCode.USAGE, TO + name + ": expected " + TO + "NAME.url and the like");
            }
            settings.computeIfAbsent(name.substring(0, dot), any -> new TreeMap<>())
                    .put(name.substring(dot + 1), value);
        });
        List<WebhookTarget> targets = new ArrayList<>();
        settings.forEach((name, of) -> {
            try {
                targets.add(WebhookTarget.from(name, of));
            } catch (IllegalArgumentException e) {
                throw new UserError(ExitCode.USAGE, TO + name + "." + e.getMessage(), e);
            }
        });
        return new WebhookConfig(config.get(TIMEOUT), config.get(BREAK_AFTER), config.get(BREAK_FOR), targets);
    }
}
