package dev.newswire.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text between two markers of a Markdown file that the code decides on. */
record GeneratedText(Path file, String marker) {

    /** Fails with the text that should stand there, or writes it when {@code newswire.docs.write} is true. */
    void is(String generated) throws IOException {
        String begin = "<!-- " + marker + " -->\n";
        String end = "<!-- /" + marker + " -->";
        String text = Files.readString(file);
        assertThat(text).as("%s", file).contains(begin, end);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end, from);
        if (Boolean.getBoolean("newswire.docs.write")) {
            Files.writeString(file, text.substring(0, from) + generated + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as("%s between its markers '%s'; -Dnewswire.docs.write=true writes it", file, marker)
                .isEqualTo(generated);
    }
}
