package dev.newswire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentityPropertyTest {

    @Property(tries = 3000)
    void canonicalIsCanonicalAlready(@ForAll("addresses") String address) {
        Optional<String> once = CanonicalUrl.of(address);
        assertThat(once.flatMap(CanonicalUrl::of)).isEqualTo(once);
    }

    @Property(tries = 2000)
    void anyTextAtAllIsAnAddressOrNone(@ForAll String text) {
        Optional<String> once = CanonicalUrl.of("https://" + text);
        assertThat(once.flatMap(CanonicalUrl::of)).isEqualTo(once);
        assertThat(once.orElse("")).matches("[\\x21-\\x7e]*");
    }

    @Property(tries = 500)
    void aFragmentAndTrackingChangeNothing(@ForAll("addresses") String address) {
        String plain = address.replace("#", "");
        String tracked = plain + (plain.contains("?") ? "&" : "?") + "utm_medium=x&gclid=y#part";
        assertThat(CanonicalUrl.of(tracked)).isEqualTo(CanonicalUrl.of(plain));
    }

    @Property(tries = 500)
    void theIdDependsOnNothingButItsGrounds(@ForAll String source, @ForAll String guid, @ForAll String text) {
        String id = ItemId.of(Optional.empty(), source, Optional.of(guid), text);
        assertThat(id).matches("[0-9a-f]{32}").isEqualTo(ItemId.of(Optional.empty(), source, Optional.of(guid), text));
        assertThat(ItemId.of(Optional.of("https://example.org/a"), source, Optional.of(guid), text))
                .isEqualTo(ItemId.ofUrl("https://example.org/a"))
                .isEqualTo(ItemId.ofUrl("http://example.org/a"));
    }

    @Property(tries = 500)
    void whiteSpaceIsNoContent(@ForAll String a, @ForAll String b) {
        String spread = VisibleText.folded(" \u00A0" + a + "\r\n\t " + b + " ");
        assertThat(spread).isEqualTo(VisibleText.folded(a + " " + b));
        assertThat(VisibleText.folded(spread)).isEqualTo(spread);
        assertThat(ContentHash.of(spread, "", "", List.of(), "")).matches("[0-9a-f]{64}");
    }

    @Property(tries = 300)
    void partsOfTheHashDoNotRunTogether(@ForAll String a, @ForAll String b) {
        if (!b.isEmpty()) {
            assertThat(ContentHash.of(a + b, "", "", List.of(), ""))
                    .isNotEqualTo(ContentHash.of(a, b, "", List.of(), ""));
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> scheme = Arbitraries.of("http://", "https://", "HTTP://", "//");
        Arbitrary<String> host = Arbitraries.of(
                "example.org",
                "m.example.org",
                "amp.m.example.org",
                "WWW.Example.ORG.",
                "münchen.example",
                "u@a.b:80",
                "x.cdn.ampproject.org",
                "www.google.com",
                "[::1]",
                "a.b:443",
                "faß.example",
                "İ.example");
        Arbitrary<String> segment = Arbitraries.of(
                "amp",
                "a",
                "..",
                ".",
                "",
                "%41",
                "%zz",
                "%2e%2e",
                "é",
                "s",
                "c",
                "x.amp",
                "y.amp.html",
                ";jsessionid=1",
                "%",
                "m.example.org",
                "%2F",
                "a b");
        Arbitrary<String> query = Arbitraries.of(
                "", "?", "?a=1", "?amp", "?utm_id=1&b", "?q=%zz&&", "?x=é?y", "?mobile=1", "#x", "?a#b", "?a=[1]");
        return Combinators.combine(scheme, host, segment.list().ofMaxSize(7), query)
                .as((s, h, path, q) -> s + h + "/" + String.join("/", path) + q);
    }
}
