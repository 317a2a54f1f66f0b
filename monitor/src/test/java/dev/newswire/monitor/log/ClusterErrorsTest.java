package dev.newswire.monitor.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.Test;

class ClusterErrorsTest {
    private static final ClusterConfig CLUSTER = ClusterConfig.of("broker:9092", "http://registry");

    @Test
    void aClusterThatDoesNotAnswerMayAnswerLater() {
        assertThat(of(new ExecutionException(new TimeoutException("no node"))))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("broker:9092")
                .hasMessageContaining("kafka.bootstrap.servers");
        assertThat(of(new ExecutionException(new KafkaException("no brokers", new TimeoutException("late")))))
                .isInstanceOf(RetriableException.class);
    }

    @Test
    void whatTheUserMustPutRightIsAUserError() {
        assertThat(exitCode(new SaslAuthenticationException("wrong password"))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(exitCode(new TopicAuthorizationException("no"))).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(exitCode(new KafkaException("Failed to construct", new ConfigException("bad url"))))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anythingElseIsFatal() {
        assertThat(of(new UnknownServerException("oops"))).isInstanceOf(FatalException.class);
    }

    private static RuntimeException of(Throwable thrown) {
        return ClusterErrors.of(thrown, CLUSTER, "testing");
    }

    private static ExitCode exitCode(Throwable thrown) {
        return ((UserError) of(thrown)).exitCode();
    }
}
