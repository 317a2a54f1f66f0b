package dev.newswire.ingest.hosts;

import dev.newswire.ingest.fetch.budget.HostTurns.Turn;
import dev.newswire.ingest.fetch.budget.Lender;
import dev.newswire.ingest.fetch.budget.Scheduler;
import dev.newswire.ingest.fetch.budget.Scheduler.Appointment;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import dev.newswire.schemas.HostStep;
import dev.newswire.schemas.topic.SourcePartition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Gets this instance its turns among all instances: at once for hosts whose budget it keeps itself, else by asking their
 * keeper, again and again until the request begins, since keepers change and records get lost. Safe for many threads.
 */
final class Borrower implements Lender {
    private final String instance;
    private final Terms terms;
    private final Scheduler scheduler;
    private final HostMeters meters;
    private final Object lock = new Object();
    private final Map<Long, Loan> loans = new HashMap<>();
    private final Set<Integer> kept = new HashSet<>();
    private HostPost post = HostPost.NONE;
    /** Partitions of the topic; none are known before the first connection. */
    private int partitions;

    private long requests;

    Borrower(String instance, Terms terms, Scheduler scheduler, HostMeters meters) {
        this.instance = instance;
        this.terms = terms;
        this.scheduler = scheduler;
        this.meters = meters;
    }

    @Override
    public CompletableFuture<Turn> borrow(String host, Duration spacing) {
        Loan loan;
        synchronized (lock) {
            boolean own = keeps(host);
            loan = new Loan(++requests, host, spacing, own);
            loans.put(loan.request, loan);
            if (!own) {
                ask(loan);
            }
        }
        if (loan.own) {
            loan.turn.complete(loan);
            return loan.turn;
        }
        Instant asked = scheduler.instant();
        Future<?> unused = loan.turn.whenComplete((turn, givenUp) -> {
            if (turn == null) {
                loan.close();
            } else {
                meters.borrowed(Duration.between(asked, scheduler.instant()));
            }
        });
        return loan.turn;
    }

    @Override
    public void rest(String host, Duration time) {
        synchronized (lock) {
            if (!keeps(host)) {
                post.tell(ask(host, HostStep.REST, 0)
                        .setTimeMillis(time.toMillis())
                        .build());
            }
        }
    }

    /** From now on keepers can be asked. */
    void connected(HostPost way, int count) {
        synchronized (lock) {
            post = way;
            partitions = count;
            List.copyOf(loans.values()).forEach(this::ask);
        }
    }

    /** Until it is connected again, no budget is this instance's, and nobody hears it. */
    void disconnected() {
        synchronized (lock) {
            post = HostPost.NONE;
            kept.clear();
        }
    }

    /** This instance keeps the budgets of a partition from now on; whoever waits for their former keeper asks anew. */
    void keep(int partition) {
        List<Loan> vain = new ArrayList<>();
        synchronized (lock) {
            kept.add(partition);
            for (Loan loan : in(partition)) {
                if (!loan.own && loan.stage == Stage.ASKED) {
                    vain.add(loan);
                }
            }
        }
        vain.forEach(loan -> loan.turn.complete(loan));
    }

    /** The budgets of a partition are another's from now on, who is told what of this instance is under way there. */
    void leave(int partition) {
        synchronized (lock) {
            if (!kept.remove(partition)) {
                return;
            }
            for (Loan loan : in(partition)) {
                if (loan.own && loan.stage == Stage.BEGUN && !loan.told) {
                    loan.tell(HostStep.BEGUN, terms.longest());
                }
            }
        }
    }

    /** Told to whoever keeps the budgets of a partition now, though this instance did until now. */
    void handOver(Map<String, Duration> resting, int partition) {
        synchronized (lock) {
            resting.forEach((host, time) -> {
                if (partitions > 0 && SourcePartition.ofHost(host, partitions) == partition) {
                    post.tell(ask(host, HostStep.REST, 0)
                            .setTimeMillis(time.toMillis())
                            .build());
                }
            });
        }
    }

    /** An answer to one of the asks. What comes too late, or for a request that is given up, does nothing. */
    void granted(HostGrant grant) {
        Loan loan;
        synchronized (lock) {
            loan = loans.get(grant.getRequest());
            if (loan == null || !grant.getInstance().equals(instance) || !loan.granted(grant.getNumber())) {
                return;
            }
        }
        loan.turn.complete(loan);
    }

    /** Requests for which a keeper is being asked. */
    int asking() {
        synchronized (lock) {
            return (int) loans.values().stream()
                    .filter(loan -> loan.stage == Stage.ASKED)
                    .count();
        }
    }

    /** Holds the lock. */
    private boolean keeps(String host) {
        return partitions > 0 && kept.contains(SourcePartition.ofHost(host, partitions));
    }

    /** Holds the lock. */
    private Collection<Loan> in(int partition) {
        return loans.values().stream()
                .filter(loan -> SourcePartition.ofHost(loan.host, partitions) == partition)
                .toList();
    }

    private HostAsk.Builder ask(String host, HostStep step, long request) {
        return HostAsk.newBuilder()
                .setHost(host)
                .setStep(step)
                .setInstance(instance)
                .setRequest(request);
    }

    /** Asks, and will ask again. Holds the lock. */
    private void ask(Loan loan) {
        if (loan.own || loan.stage == Stage.BEGUN || loan.stage == Stage.OVER) {
            return;
        }
        loan.ask();
    }

    private void again(Loan loan) {
        synchronized (lock) {
            ask(loan);
        }
    }

    private enum Stage {
        ASKED,
        GRANTED,
        BEGUN,
        OVER
    }

    /** One request's turn among all instances. Its fields are guarded by the lock of the borrower. */
    private final class Loan implements Turn {
        private final long request;
        private final String host;
        private final Duration spacing;
        private final boolean own;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();
        private final Map<Integer, Instant> sent = new HashMap<>();
        private Stage stage;
        private int number;
        private Instant good = Instant.MIN;
        /** The keeper has heard of it. */
        private boolean told;

        private @Nullable Appointment repeat;

        Loan(long request, String host, Duration spacing, boolean own) {
            this.request = request;
            this.host = host;
            this.spacing = spacing;
            this.own = own;
            this.stage = own ? Stage.GRANTED : Stage.ASKED;
        }

        void ask() {
            hush();
            Instant now = scheduler.instant();
            number++;
            sent.put(number, now);
            sent.values().removeIf(at -> at.plus(Terms.GOOD).isBefore(now));
            tell(HostStep.ASK, Duration.ZERO);
            repeat = scheduler.after(Terms.REPEAT, () -> again(this));
        }

        boolean granted(int answered) {
            Instant asked = sent.get(answered);
            if (asked == null || stage == Stage.BEGUN || stage == Stage.OVER) {
                return false;
            }
            Instant until = asked.plus(Terms.GOOD);
            good = until.isAfter(good) ? until : good;
            if (good.isBefore(scheduler.instant())) {
                return false;
            }
            stage = Stage.GRANTED;
            return true;
        }

        @Override
        public boolean begin() {
            synchronized (lock) {
                boolean mine = keeps(host);
                boolean leave = own ? mine : !mine && !good.isBefore(scheduler.instant());
                if (stage != Stage.GRANTED || !leave) {
                    return false;
                }
                stage = Stage.BEGUN;
                hush();
                if (!own) {
                    tell(HostStep.BEGUN, terms.longest());
                }
                return true;
            }
        }

        @Override
        public void close() {
            synchronized (lock) {
                if (stage == Stage.OVER) {
                    return;
                }
                stage = Stage.OVER;
                hush();
                loans.remove(request);
                if (told) {
                    tell(HostStep.OVER, Duration.ZERO);
                }
            }
        }

        private void tell(HostStep step, Duration time) {
            told = true;
            post.tell(Borrower.this
                    .ask(host, step, request)
                    .setNumber(step == HostStep.ASK ? number : 0)
                    .setSpacingMillis(spacing.toMillis())
                    .setTimeMillis(time.toMillis())
                    .build());
        }

        private void hush() {
            if (repeat != null) {
                repeat.cancel();
                repeat = null;
            }
        }
    }
}
