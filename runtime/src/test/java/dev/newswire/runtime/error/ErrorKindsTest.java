package dev.newswire.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.ExitCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorKindsTest {

    @Test
    void everyKindKeepsItsMessageAndCause() {
        Exception cause = new Exception("root");
        assertThat(new RetriableException("r", cause)).hasMessage("r").hasCause(cause);
        assertThat(new FatalException("f", cause)).hasMessage("f").hasCause(cause);
        assertThat(new PoisonException("too-large", "p", cause)).hasMessage("p").hasCause(cause);
        assertThat(new PoisonException("too-large", "p").reason()).isEqualTo("too-large");
        assertThat(new RetriableException("r")).hasNoCause();
        assertThat(new FatalException("f")).hasNoCause();
        assertThat(new UserError(ExitCode.PORT_TAKEN, "u", cause).exitCode()).isEqualTo(ExitCode.PORT_TAKEN);
        assertThat(new UserError(ExitCode.USAGE, "u")).hasNoCause();
    }

    @Test
    void exitCodesAreDocumentedOnceEach() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
        assertThat(ExitCode.markdown()).contains("| 3 | " + ExitCode.PORT_TAKEN.meaning() + " |");
    }
}
