package dev.newswire.ingest.fetch.transport;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of the transport: daemons with numbered names. */
final class FetchThreads {
    private static final long IDLE_SECONDS = 30;

    private FetchThreads() {}

    static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** At most so many, made when there is work and ended when there is none. */
    static ExecutorService pool(String name, int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
