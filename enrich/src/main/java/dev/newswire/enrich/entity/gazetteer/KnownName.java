package dev.newswire.enrich.entity.gazetteer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something known beforehand.
 *
 * @param name the form it is called by
 * @param kind what it is
 * @param country ISO 3166-1 alpha-2 code, null where it has none
 * @param forms all forms, the name first
 */
public record KnownName(
        String name, NameKind kind, @Nullable String country, List<String> forms) {
    public KnownName {
        forms = List.copyOf(forms);
    }

    /** The knowledge-base id: {@code iso3166:} and the code for states, else null. */
    public @Nullable String id() {
        return kind == NameKind.STATE && country != null ? "iso3166:" + country : null;
    }
}
