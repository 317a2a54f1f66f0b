package dev.newswire.runtime.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the layers in the order in which they win and keeps the last good value of each name. */
final class Resolver {
    private final ConfigKeys keys;
    private final List<ConfigProblem> problems;
    private final Map<String, Config.Resolved> declared = new LinkedHashMap<>();
    private final Map<String, Config.Resolved> passed = new TreeMap<>();
    private final Set<String> mentioned = new HashSet<>();

    Resolver(ConfigKeys keys, List<ConfigProblem> problems) {
        this.keys = keys;
        this.problems = problems;
        for (ConfigKey<?> key : keys.keys()) {
            String text = key.defaultText();
            if (text != null) {
                declared.put(key.name(), resolved(key, text, Origin.BUILT_IN));
            }
        }
    }

    void accept(List<Given> layer) {
        Map<String, Origin> first = new HashMap<>();
        for (Given given : layer) {
            mentioned.add(given.name());
            Origin earlier = first.putIfAbsent(given.name(), given.origin());
            if (earlier != null) {
                problems.add(problem(
                        ConfigProblem.Kind.DUPLICATE_KEY, given, "one value, the first is at " + earlier, null));
            }
            accept(given);
        }
    }

    private void accept(Given given) {
        ConfigKey<?> key = keys.named(given.name()).orElse(null);
        if (key != null) {
            try {
                declared.put(key.name(), resolved(key, given.value(), given.origin()));
            } catch (SecretFile.Unreadable wrong) {
                problems.add(problem(ConfigProblem.Kind.BAD_VALUE, given, String.valueOf(wrong.getMessage()), null));
            } catch (IllegalArgumentException wrong) {
                problems.add(problem(ConfigProblem.Kind.BAD_VALUE, given, key.expected(), null));
            }
        } else {
            pass(given);
        }
    }

    /** Whatever is passed on is not checked here, but a slip in a declared name must not get lost that way. */
    private void pass(Given given) {
        boolean passes = keys.passes(given.name());
        String nearest =
                passes ? NearestName.almost(given.name(), keys.names()) : NearestName.of(given.name(), keys.names());
        if (!passes || nearest != null) {
            problems.add(problem(ConfigProblem.Kind.UNKNOWN_KEY, given, "", nearest));
            return;
        }
        String shown = Secrets.show(given.name(), given.value());
        passed.put(given.name(), new Config.Resolved(given.value(), given.value(), shown, given.origin()));
    }

    Map<String, Config.Resolved> finish() {
        Map<String, Config.Resolved> all = new LinkedHashMap<>();
        for (ConfigKey<?> key : keys.keys()) {
            Config.Resolved value = declared.get(key.name());
            if (value != null) {
                all.put(key.name(), value);
            } else if (!mentioned.contains(key.name())) {
                problems.add(new ConfigProblem(
                        ConfigProblem.Kind.MISSING_VALUE,
                        key.name(),
                        null,
                        new Origin(Origin.Kind.DEFAULT, key.environmentName() + " or --set " + key + "=…"),
                        key.expected(),
                        null));
            }
        }
        all.putAll(passed);
        return all;
    }

    private static <T> Config.Resolved resolved(ConfigKey<T> key, String text, Origin origin) {
        T value = key.parse(key.isSecret() ? SecretFile.resolve(text) : text);
        return new Config.Resolved(value, text, Secrets.withoutUserInfo(key.show(value)), origin);
    }

    /** The value is redacted when its key is secret, or when the unknown key looks as if it were. */
    private ConfigProblem problem(ConfigProblem.Kind kind, Given given, String expected, @Nullable String nearest) {
        boolean secret = isSecret(given.name()) || (nearest != null && isSecret(nearest));
        String shown = secret ? Secrets.REDACTED : Secrets.show(given.name(), given.value());
        return new ConfigProblem(kind, given.name(), shown, given.origin(), expected, nearest);
    }

    private boolean isSecret(String name) {
        return keys.named(name).map(ConfigKey::isSecret).orElse(false);
    }
}
