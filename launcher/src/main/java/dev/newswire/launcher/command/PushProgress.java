package dev.newswire.launcher.command;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.publish.PublishListener;
import dev.newswire.launcher.output.Printable;
import java.time.Duration;

/** Tells of every refusal at once, and every few seconds how far a long push has come. */
final class PushProgress implements PublishListener {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

    private final Console console;
    private long accepted;
    private long last = System.nanoTime();

    PushProgress(Console console) {
        this.console = console;
    }

    @Override
    public void published(Reading reading) {
        if (reading instanceof Reading.Refused refused) {
            console.tell("refused " + Printable.line(refused.line()));
        } else if (reading instanceof Reading.Item) {
            accepted++;
        }
        long now = System.nanoTime();
        if (now - last > INTERVAL_NANOS) {
            last = now;
            console.tell(accepted + " items so far…");
        }
    }
}
