package dev.newswire.sink.postgres;

import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.NewswireException;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Decides by SQLSTATE (PostgreSQL, appendix A) what a failed statement means. Never by the message, which is translated
 * and may hold the data.
 */
final class SqlFailure {

    private SqlFailure() {}

    /** The failure as the service understands it; {@code doing} names what was attempted. */
    static NewswireException of(SQLException failure, String doing) {
        String message = message(failure, doing);
        return switch (kind(failure.getSQLState())) {
            case RETRIABLE -> new RetriableException(message, failure);
            case POISON -> new PoisonException("rejected-by-store", message, failure);
            case FATAL -> new FatalException(message, failure);
        };
    }

    /** The same where no record is at hand that could be to blame. */
    static NewswireException ofSetUp(SQLException failure, String doing) {
        return kind(failure.getSQLState()) == Kind.RETRIABLE
                ? new RetriableException(message(failure, doing), failure)
                : new FatalException(message(failure, doing), failure);
    }

    /**
     * Whether repeating the transaction at once may succeed: it lost against another one. A foreign key can only be
     * missed because another transaction removed an unused name at the same moment; every batch brings its own.
     */
    static boolean lostRace(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("40") || state.equals("23503"));
    }

    static Kind kind(@Nullable String state) {
        if (state == null || state.length() != 5) {
            return Kind.RETRIABLE;
        }
        switch (state) {
            case "25006", "25P03", "25P04", "0A000", "26000" -> {
                // A standby, an idle timeout, or a statement prepared on a connection or schema that is gone.
                return Kind.RETRIABLE;
            }
            case "XX000" -> {
                // One value that trips the server must not stop all others.
                return Kind.POISON;
            }
            default -> {
                // By class.
            }
        }
        return switch (state.substring(0, 2)) {
            case "21", "22", "23", "44", "54", "P0" -> Kind.POISON;
            case "0L", "0P", "25", "28", "2F", "38", "39", "3D", "3F", "42" -> Kind.FATAL;
            // 08 connection, 40 rollback, 53 resources, 55 locked, 57 intervention, 58 system, XX corruption, unknown.
            default -> Kind.RETRIABLE;
        };
    }

    private static String message(SQLException failure, String doing) {
        return doing + ": SQLSTATE " + failure.getSQLState() + ", " + firstLine(failure.getMessage());
    }

    private static String firstLine(@Nullable String message) {
        if (message == null) {
            return "no message";
        }
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    enum Kind {
        RETRIABLE,
        POISON,
        FATAL
    }
}
