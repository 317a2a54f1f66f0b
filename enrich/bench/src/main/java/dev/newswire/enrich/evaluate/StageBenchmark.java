package dev.newswire.enrich.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Articles a second of each step, one after the other on one thread with the heap that enrich is promised to do with. One
 * operation is one article: of the worldwide set below {@code newswire.shared} where it is, else a generated one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx300m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class StageBenchmark {

    @Param({
        "text", "language", "date", "entities", "watch-list", "categories", "quotations", "phrases", "amounts",
        "signature", "whole", "whole-html"
    })
    public String stage = "whole";

    private Stages.Stage step = article -> article;
    private int articles;
    private int next;

    @Setup
    public void load() throws IOException {
        TypicalArticles typical = TypicalArticles.read(Path.of(System.getProperty("newswire.shared", "")));
        if (typical.texts().isEmpty()) {
            typical = TypicalArticles.generated();
        }
        Stages stages = new Stages(typical);
        articles = stages.articles();
        step = stages.stage(stage);
    }

    @Benchmark
    public Object article() {
        next = (next + 1) % articles;
        return step.of(next);
    }
}
