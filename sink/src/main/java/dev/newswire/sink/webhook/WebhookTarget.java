package dev.newswire.sink.webhook;

import dev.newswire.schemas.filter.ItemFilter;
import dev.newswire.schemas.topic.MediaTopic;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever wants items posted.
 *
 * @param name lower-case letters, digits and hyphens
 * @param url absolute address, http or https
 * @param signature signs with the secret that the target knows too
 * @param filter which items
 */
record WebhookTarget(String name, URI url, Signature signature, ItemFilter filter) {

    private static final Set<String> SETTINGS =
            Set.of("url", "secret", "category", "entity", "language", "source", "text");

    WebhookTarget {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(filter, "filter");
        if (!name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            throw new IllegalArgumentException("url: a target's name is of lower-case letters, digits and hyphens");
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url: expected an address such as https://host/path, without a password");
        }
    }

    /** @throws IllegalArgumentException which begins with the setting's name and shows no value */
    static WebhookTarget from(String name, Map<String, String> settings) {
        for (String one : settings.keySet()) {
            if (!SETTINGS.contains(one)) {
                throw new IllegalArgumentException(one + ": unknown; there are "
                        + String.join(", ", SETTINGS.stream().sorted().toList()));
            }
        }
        ItemFilter filter = new ItemFilter(
                category(settings.get("category")),
                settings.get("entity"),
                settings.get("language"),
                settings.get("source"),
                settings.get("text"));
        return new WebhookTarget(name, url(settings.get("url")), signature(settings.get("secret")), filter);
    }

    private static @Nullable MediaTopic category(@Nullable String text) {
        return text == null
                ? null
                : MediaTopic.of(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "category: expected a media topic, by its code," + " number, short or full name"));
    }

    private static URI url(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("url: missing");
        }
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url: not an address", e);
        }
    }

    private static Signature signature(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("secret: missing; unsigned posts could come from anyone");
        }
        return Signature.of(secret.strip());
    }

    /** For people: without what may be secret in an address. */
    @Override
    public String toString() {
        return name + " at " + url.getHost();
    }
}
