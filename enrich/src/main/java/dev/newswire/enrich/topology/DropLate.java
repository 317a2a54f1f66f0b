package dev.newswire.enrich.topology;

import dev.newswire.schemas.Trend;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Lets through what still belongs to an open window; counts what came after its window and the grace were over. */
record DropLate(TopologySettings settings, Outcomes outcomes)
        implements ProcessorSupplier<String, Trend, String, Trend> {

    @Override
    public Processor<String, Trend, String, Trend> get() {
        long window = settings.trendWindow().toMillis();
        long grace = settings.trendGrace().toMillis();
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<String, Trend> count) {
                long end = count.timestamp() - count.timestamp() % window + window;
                if (end + grace <= context().currentStreamTimeMs()) {
                    if (!count.key().equals(TrendSplitter.TICK)) {
                        outcomes.lateForTrends();
                    }
                } else {
                    context().forward(count);
                }
            }
        };
    }
}
