package dev.newswire.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the tables of each month before it begins, and drops those that are older than is to be kept. UTC. */
final class Months {

    private static final Logger LOG = LoggerFactory.getLogger(Months.class);

    private final Clock clock;
    private final Optional<Duration> retention;
    private @Nullable LocalDate looked;

    Months(Clock clock, Optional<Duration> retention) {
        this.clock = clock;
        this.retention = retention;
    }

    /** The month in which what is new now belongs. */
    YearMonth current() {
        return YearMonth.from(today());
    }

    /** Once a day, in transactions of its own. */
    void look(Connection connection) throws SQLException {
        LocalDate today = today();
        if (today.equals(looked)) {
            return;
        }
        add(connection, current());
        add(connection, current().plusMonths(1));
        if (retention.isPresent()) {
            Duration kept = retention.get();
            LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(kept), ZoneOffset.UTC);
            for (LocalDate month : endedBefore(connection, oldest.withDayOfMonth(1))) {
                drop(connection, month);
            }
        }
        looked = today;
    }

    private static void add(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement("SELECT newswire.add_month(?)")) {
            add.setObject(1, month.atDay(1));
            add.execute();
        }
        connection.commit();
    }

    private static List<LocalDate> endedBefore(Connection connection, LocalDate first) throws SQLException {
        List<LocalDate> months = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT month FROM newswire.item_key ORDER BY 1")) {
            while (rows.next()) {
                LocalDate month = rows.getObject(1, LocalDate.class);
                if (month.isBefore(first)) {
                    months.add(month);
                }
            }
        }
        connection.commit();
        return months;
    }

    private static void drop(Connection connection, LocalDate month) throws SQLException {
        try (PreparedStatement drop = connection.prepareStatement("SELECT newswire.drop_month(?)")) {
            drop.setObject(1, month);
            try (ResultSet gone = drop.executeQuery()) {
                gone.next();
                LOG.atInfo()
                        .addKeyValue("month", month)
                        .addKeyValue("items", gone.getLong(1))
                        .log("Items older than is kept were dropped");
            }
        }
        connection.commit();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
