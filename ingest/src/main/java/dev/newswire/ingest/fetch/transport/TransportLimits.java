package dev.newswire.ingest.fetch.transport;

import java.time.Duration;

/**
 * What a transport puts up with.
 *
 * @param connections most connections at once
 * @param stall longest wait for a connection, and for the next byte
 * @param headerBytes most bytes of a header, its longest line included
 * @param headerFields most fields of a header
 * @param ratio how many times its size a body may unpack to, once it is more than a mebibyte
 */
public record TransportLimits(int connections, Duration stall, int headerBytes, int headerFields, int ratio) {}
