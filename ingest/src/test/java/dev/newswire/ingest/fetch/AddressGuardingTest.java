package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.transport.HostNames;
import dev.newswire.ingest.scripted.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No request reaches what is not public, whichever way it is named. */
final class AddressGuardingTest {
    private static final String NOBODY = "192.0.2.1";

    private static FailureKind kind(FetchOutcome outcome) {
        return ((FetchOutcome.Failed) outcome).kind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://127.1:PORT/",
                "http://2130706433:PORT/",
                "http://0.0.0.0:PORT/",
                "http://[::1]:PORT/",
                "http://[::]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://[64:ff9b::127.0.0.1]:PORT/",
                "http://localhost:PORT/",
                "http://localhost.:PORT/",
                "http://LOCALHOST:PORT/",
                "http://10.0.0.1:PORT/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fe80::1]:PORT/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "http://224.0.0.1:PORT/"
            })
    void asksNoPrivateAddressHoweverItIsWritten(String address) {
        try (Web web = new Web(HostNames.SYSTEM, "ingest.fetch.allow", NOBODY)) {
            URI url = URI.create(address.replace("PORT", String.valueOf(web.server.port())));
            assertThat(web.fetch(url)).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> {
                assertThat(failed.kind()).isIn(FailureKind.FORBIDDEN_ADDRESS, FailureKind.UNKNOWN_HOST);
            });
            assertThat(web.server.connections()).isZero();
        }
    }

    @Test
    void asksNoHostThatLeadsToAPrivateAddress() {
        try (Web web = new Web("ingest.fetch.allow", NOBODY)) {
            assertThat(web.fetch("/")).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.FORBIDDEN_ADDRESS);
                assertThat(failed.message()).contains("news.example", "127.0.0.1", "loopback", "ingest.fetch.allow");
            });
            assertThat(web.server.connections()).isZero();
        }
    }

    @Test
    void followsNoRedirectToAPrivateAddress() {
        try (Web web = new Web(HostNames.SYSTEM, "ingest.fetch.allow", "127.0.0.1")) {
            web.server
                    .on("/name", Reply.redirect(302, "http://[::1]:" + web.server.port() + "/secret"))
                    .on("/metadata", Reply.redirect(307, "http://169.254.169.254/latest/meta-data/"));
            assertThat(kind(web.fetch(web.server.url("/name")))).isEqualTo(FailureKind.FORBIDDEN_ADDRESS);
            assertThat(kind(web.fetch(web.server.url("/metadata")))).isEqualTo(FailureKind.FORBIDDEN_ADDRESS);
            assertThat(web.server.requests("/secret")).isEmpty();
        }
    }

    @Test
    void checksTheAddressThatIsConnectedToWhateverTheNameSaidBefore() {
        AtomicInteger lookups = new AtomicInteger();
        HostNames rebinding = host -> {
            // Allowed the first time, then where the attacker wants it to lead.
            lookups.incrementAndGet();
            return InetAddress.getAllByName(lookups.get() == 1 ? "127.0.0.2" : "127.0.0.1");
        };
        try (Web web = new Web(rebinding, "ingest.fetch.allow", "127.0.0.2", "ingest.fetch.stall-timeout", "2s")) {
            assertThat(kind(web.fetch("/"))).isEqualTo(FailureKind.CONNECTION);
            assertThat(kind(web.fetch("/"))).isEqualTo(FailureKind.FORBIDDEN_ADDRESS);
            assertThat(lookups).hasValue(2);
            assertThat(web.server.connections()).isZero();
        }
    }

    @Test
    void takesOnlyThePublicOnesOfSeveralAddresses() {
        HostNames several = host -> new InetAddress[] {
            InetAddress.getByName("10.0.0.1"), InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")
        };
        try (Web web = new Web(several)) {
            web.server.on("/", Reply.ok("text/xml", "x"));
            assertThat(web.fetch("/")).isInstanceOf(FetchOutcome.Fetched.class);
        }
    }

    @Test
    void asksHostsThatTheOperatorNames() {
        try (Web web = new Web("ingest.fetch.allow", "news.example")) {
            web.server.on("/", Reply.ok("text/xml", "x"));
            assertThat(web.fetch("/")).isInstanceOf(FetchOutcome.Fetched.class);
            assertThat(kind(web.fetch(web.server.url("other.example", "/")))).isEqualTo(FailureKind.FORBIDDEN_ADDRESS);
        }
    }

    @Test
    void asksForNoRobotsRulesAtPrivateAddressesEither() {
        try (Web web = new Web("ingest.fetch.allow", NOBODY)) {
            assertThat(web.page("/")).isInstanceOf(FetchOutcome.Disallowed.class);
            assertThat(web.server.connections()).isZero();
        }
    }

    @Test
    void tellsAHostThatDoesNotExist() {
        HostNames none = host -> {
            throw new UnknownHostException(host);
        };
        try (Web web = new Web(none)) {
            assertThat(kind(web.fetch("/"))).isEqualTo(FailureKind.UNKNOWN_HOST);
        }
    }
}
