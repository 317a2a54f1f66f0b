package dev.newswire.ingest.fetch.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks hosts up by name; may block. */
@FunctionalInterface
public interface HostNames {

    /** The system's own way: its hosts file, its name servers, the JDK's cache in front of them. */
    HostNames SYSTEM = InetAddress::getAllByName;

    /** At least one address, in the order in which they are tried; literal addresses give themselves. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
