package dev.newswire.schemas.topic;

import dev.newswire.schemas.SourceDefinition;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;

/**
 * The partition of {@code news.sources} that a source stands on, and of every topic that is kept beside it. Sources of
 * one host share a partition, hence an instance of ingest, which keeps the host's budget for all.
 */
public final class SourcePartition {

    private SourcePartition() {}

    /**
     * @param partitions how many partitions the topic has on the cluster
     * @return the partition, from 0; never fails, whatever the address looks like
     */
    public static int of(SourceDefinition source, int partitions) {
        return at(host(source), partitions);
    }

    /**
     * The partition of a host's sources, there may be any or not.
     *
     * @param host in lower-case ASCII, without {@code www.}, port and brackets
     */
    public static int ofHost(String host, int partitions) {
        return at(host.indexOf(':') < 0 ? host : '[' + host + ']', partitions);
    }

    private static int at(String host, int partitions) {
        byte[] key = host.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /** The host without {@code www.}, in lower-case ASCII; the id of a source without an address. */
    static String host(SourceDefinition source) {
        String url = source.getUrl();
        String host = url == null ? "" : hostOf(url);
        return host.isEmpty() ? source.getId() : host;
    }

    private static String hostOf(String url) {
        int start = url.indexOf("//") + 2;
        if (start < 2) {
            return "";
        }
        int end = start;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        String hostPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostPort.lastIndexOf(':');
        boolean port = colon > hostPort.lastIndexOf(']');
        String host = ascii((port ? hostPort.substring(0, colon) : hostPort).toLowerCase(Locale.ROOT));
        String named = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return named.startsWith("www.") ? named.substring("www.".length()) : named;
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
            return host;
        }
    }
}
