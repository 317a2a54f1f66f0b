package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline stays small: all its processes together, once a thousand items have gone through. */
@ExtendWith(SharedUp.class)
class MemoryIT {

    private static final int ITEMS = 1_000;
    private static final int WORDS = 300;
    private static final long MOST_MEBIBYTES = 1_300;

    private static final String[] SUBJECTS = {
        "The council of Leipzig", "Farmers near Toledo", "Judge Maria Lindqvist", "The airline", "Engineers in Osaka",
        "A court in Nairobi", "The World Health Organization", "President Amadou Keita", "The striking drivers",
                "Schools"
    };
    private static final String[] VERBS = {
        "approved", "rejected", "postponed", "announced", "measured", "questioned", "welcomed", "ended", "described"
    };
    private static final String[] OBJECTS = {
        "a new tram line through the old town", "the harvest of early grapes", "an appeal against the verdict",
        "forty flights to Lisbon and Oslo", "a sensor that counts migrating birds", "the budget for hospitals",
        "talks with the railway union", "a vaccine against river fever", "the match on Saturday evening"
    };
    private static final String[] ENDS = {
        "after months of debate",
        "on Tuesday morning",
        "as prices rose again",
        "despite heavy rain",
        "in front of cameras"
    };

    @TempDir
    private Path scratch;

    @Test
    void staysBelowItsLimitAfterAThousandItems(LivePipeline pipeline) throws IOException {
        assumeTrue(ResidentMemory.isKnown(), "this system has no /proc/PID/smaps_rollup");
        Path items = Files.write(scratch.resolve("thousand.ndjson"), thousand());

        assertThat(pipeline.run("push", items.toString()).exitCode()).isZero();
        pipeline.awaitDrained();
        assertThat(pipeline.run("search", "thousandfold", "--limit", "1000", "--output", "json")
                        .out())
                .hasSize(ITEMS);

        ResidentMemory memory = ResidentMemory.of(pipeline.pid());
        System.out.println("Resident memory after " + ITEMS + " items: " + memory);
        assertThat(memory.mebibytes()).as(memory.toString()).isBetween(1L, MOST_MEBIBYTES);
    }

    private static List<String> thousand() {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            StringBuilder body = new StringBuilder("This is thousandfold report " + i + ".");
            for (int words = 5; words < WORDS; ) {
                String sentence = one(SUBJECTS, random)
                        + ' '
                        + one(VERBS, random)
                        + ' '
                        + one(OBJECTS, random)
                        + ' '
                        + one(ENDS, random);
                words += sentence.split(" ", -1).length;
                body.append(' ').append(sentence).append('.');
            }
            lines.add("{\"title\":\"" + one(SUBJECTS, random) + ' ' + one(VERBS, random) + ' ' + one(OBJECTS, random)
                    + "\",\"url\":\"https://many.example/" + i + "\",\"body\":\"" + body + "\"}");
        }
        return lines;
    }

    private static String one(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
