package dev.newswire.ingest.fetch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:0:7f00:1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:c0a8:101::",
                "2600:1:2:3:0:5efe:a00:1",
                "2600:1:2:3:200:5efe:c0a8:1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void refusesAddressesThatAreNotPublic(String address) throws UnknownHostException {
        assertThat(guard.refusal("feeds.example", InetAddress.getByName(address)))
                .isPresent()
                .get()
                .asString()
                .contains("ingest.fetch.allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "192.169.0.1",
                "223.255.255.255",
                "2001:200::1",
                "2606:4700::6810:84e5",
                "2a00:1450:4001:80b::200e",
                "64:ff9b::5db8:d822",
                "2600:1:2:3:0:5efe:5db8:d822"
            })
    void letsPublicAddressesPass(String address) throws UnknownHostException {
        assertThat(guard.refusal("feeds.example", InetAddress.getByName(address)))
                .isEmpty();
    }

    @Test
    void seesThroughAddressesThatTheJdkKeepsInTheirMappedForm() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(guard.refusal("feeds.example", Inet6Address.getByAddress(null, mapped, 0)))
                .isPresent();
    }

    @Test
    void allowsBlocksAndAddressesThatTheOperatorNames() throws UnknownHostException {
        AddressGuard open = new AddressGuard(List.of("10.1.0.0/16", "127.0.0.1", "fd00::/8"));
        assertThat(open.refusal("a", InetAddress.getByName("10.1.200.3"))).isEmpty();
        assertThat(open.refusal("a", InetAddress.getByName("10.2.0.1"))).isPresent();
        assertThat(open.refusal("a", InetAddress.getByName("127.0.0.1"))).isEmpty();
        assertThat(open.refusal("a", InetAddress.getByName("127.0.0.2"))).isPresent();
        assertThat(open.refusal("a", InetAddress.getByName("fd12::1"))).isEmpty();
    }

    @Test
    void allowsHostsAndDomainsWhereverTheyLead() throws UnknownHostException {
        AddressGuard open = new AddressGuard(List.of("Wiki.Example", "*.intra.example"));
        InetAddress inside = InetAddress.getByName("192.168.7.7");
        assertThat(open.refusal("wiki.example", inside)).isEmpty();
        assertThat(open.refusal("WIKI.example.", inside)).isEmpty();
        assertThat(open.refusal("news.intra.example", inside)).isEmpty();
        assertThat(open.refusal("intra.example", inside)).isPresent();
        assertThat(open.refusal("evilintra.example", inside)).isPresent();
        assertThat(open.refusal("wiki.example.com", inside)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0",
                "2130706433",
                "a b",
                "http://x",
                ".x",
                "*.",
                "1.2.3.4.5",
                "fd00::/129"
            })
    void takesNothingElseForAnAllowance(String entry) {
        assertThat(AddressGuard.allowable(entry)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressGuard(List.of(entry)));
    }
}
