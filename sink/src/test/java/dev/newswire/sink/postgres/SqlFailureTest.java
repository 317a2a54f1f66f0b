package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08006, RETRIABLE",
        "08001, RETRIABLE",
        "40P01, RETRIABLE",
        "53100, RETRIABLE",
        "53300, RETRIABLE",
        "55P03, RETRIABLE",
        "57014, RETRIABLE",
        "57P01, RETRIABLE",
        "57P03, RETRIABLE",
        "58030, RETRIABLE",
        "25006, RETRIABLE",
        "26000, RETRIABLE",
        "XX001, RETRIABLE",
        "99999, RETRIABLE",
        "'', RETRIABLE",
        "22021, POISON",
        "22P05, POISON",
        "23514, POISON",
        "23505, POISON",
        "54000, POISON",
        "P0001, POISON",
        "XX000, POISON",
        "28P01, FATAL",
        "3D000, FATAL",
        "42P01, FATAL",
        "42501, FATAL"
    })
    void tellsOutageFromPoisonFromWrongSetUp(String state, SqlFailure.Kind kind) {
        assertThat(SqlFailure.kind(state)).isEqualTo(kind);
    }

    @Test
    void blamesNoRecordWhereThereIsNone() {
        SQLException failure = new SQLException("duplicate key\nDetail: secret words", "23505");

        assertThat(SqlFailure.of(failure, "writing")).isInstanceOf(PoisonException.class);
        assertThat(SqlFailure.ofSetUp(failure, "migrating"))
                .isInstanceOf(FatalException.class)
                .hasMessage("migrating: SQLSTATE 23505, duplicate key");
        assertThat(SqlFailure.ofSetUp(new SQLException("away", "08001"), "migrating"))
                .isInstanceOf(RetriableException.class);
    }

    @Test
    void repeatsAtOnceOnlyWhatLostARace() {
        assertThat(SqlFailure.lostRace(new SQLException("deadlock", "40P01"))).isTrue();
        assertThat(SqlFailure.lostRace(new SQLException("removed meanwhile", "23503")))
                .isTrue();
        assertThat(SqlFailure.lostRace(new SQLException("check", "23514"))).isFalse();
        assertThat(SqlFailure.lostRace(new SQLException("no state"))).isFalse();
    }
}
