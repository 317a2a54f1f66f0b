package dev.newswire.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    private static final ConfigKey<String> PASSWORD =
            ConfigKey.text("store.password", "", "A password.").secret();
    private static final ConfigKeys KEYS = ConfigKeys.of(PASSWORD, ConfigKey.text("store.name", "", "A name."));

    @TempDir
    private Path folder;

    @Test
    void isReadWholeOrByKey() throws IOException {
        Path whole = Files.writeString(folder.resolve("whole"), "s3cret\n");
        Path keyed = Files.writeString(folder.resolve("keyed"), "a=1\npw=other s3cret\n");
        assertThat(password("${file:" + whole + "}")).isEqualTo("s3cret");
        assertThat(password("${file:" + keyed + ":pw}")).isEqualTo("other s3cret");
        assertThat(password("plain")).isEqualTo("plain");
        assertThat(password("${file")).isEqualTo("${file");
    }

    @Test
    void whatItHoldsIsNeverShown() throws IOException {
        Path whole = Files.writeString(folder.resolve("whole"), "s3cret\n");
        assertThat(load("store.password=${file:" + whole + "}").toString()).doesNotContain("s3cret");
    }

    @Test
    void aFileThatIsNotThereStopsTheStartAndIsNamed() throws IOException {
        assertThatThrownBy(() -> password("${file:/does/not/exist}")).hasMessageContaining("/does/not/exist");
        Path keyed = Files.writeString(folder.resolve("keyed"), "a=hidden\n");
        assertThatThrownBy(() -> password("${file:" + keyed + ":pw}"))
                .hasMessageContaining("keyed:pw")
                .hasMessageNotContaining("hidden");
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(70_000));
        assertThatThrownBy(() -> password("${file:" + large + "}")).hasMessageContaining("64 KiB");
    }

    @Test
    void onlySecretsAreLookedUp() {
        Config config = load("store.name=${file:/does/not/exist}");
        assertThat(config.passThrough("store.")).containsEntry("name", "${file:/does/not/exist}");
    }

    private static String password(String value) {
        return load("store.password=" + value).get(PASSWORD);
    }

    private static Config load(String assignment) {
        return ConfigLoader.of(KEYS).set(List.of(assignment)).load();
    }
}
