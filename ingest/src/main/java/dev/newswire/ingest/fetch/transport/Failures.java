package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.FailureKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http2.H2ConnectionException;
import org.apache.hc.core5.http2.H2CorruptFrameException;
import org.apache.hc.core5.http2.hpack.HeaderListConstraintException;
import org.apache.hc.core5.reactor.IOReactorShutdownException;

/** Tells failures apart by their types. Pure. */
final class Failures {

    private Failures() {}

    static HttpAnswer.Unanswered of(Throwable cause) {
        FailureKind kind = kind(cause);
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new HttpAnswer.Unanswered(
                kind,
                switch (kind) {
                    case UNKNOWN_HOST -> "the host has no address";
                    case TLS -> "no trusted TLS connection: " + said;
                    case TIMEOUT -> "nothing came for too long";
                    case CLOSED -> "the fetcher is closed";
                    case MALFORMED -> "the answer is malformed: " + said;
                    case CONNECTION -> "the connection failed or broke off: " + said;
                    default -> said;
                });
    }

    private static FailureKind kind(Throwable cause) {
        if (cause instanceof ForbiddenAddressException) {
            return FailureKind.FORBIDDEN_ADDRESS;
        }
        if (cause instanceof UnknownHostException) {
            return FailureKind.UNKNOWN_HOST;
        }
        if (cause instanceof LimitException
                || cause instanceof MessageConstraintException
                || cause instanceof ContentTooLongException
                || cause instanceof HeaderListConstraintException) {
            return FailureKind.TOO_LARGE;
        }
        if (cause instanceof SSLException) {
            return FailureKind.TLS;
        }
        if (cause instanceof InterruptedIOException) {
            return FailureKind.TIMEOUT;
        }
        if (cause instanceof CancellationException
                || cause instanceof RejectedExecutionException
                || cause instanceof IOReactorShutdownException) {
            return FailureKind.CLOSED;
        }
        boolean malformed = cause instanceof HttpException
                || cause instanceof ZipException
                || cause instanceof H2ConnectionException
                || cause instanceof H2CorruptFrameException
                || (cause instanceof MalformedChunkCodingException && !(cause instanceof TruncatedChunkException));
        return malformed || !(cause instanceof IOException) ? FailureKind.MALFORMED : FailureKind.CONNECTION;
    }
}
