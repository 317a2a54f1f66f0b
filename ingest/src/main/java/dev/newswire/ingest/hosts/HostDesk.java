package dev.newswire.ingest.hosts;

import dev.newswire.ingest.fetch.budget.BudgetRules;
import dev.newswire.ingest.fetch.budget.HostTurns;
import dev.newswire.ingest.fetch.budget.Lender;
import dev.newswire.ingest.fetch.budget.Scheduler;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * One instance's side of sharing the budgets of hosts: it keeps those of its partitions, and borrows turns at other
 * hosts. Knows nothing of how word gets around. Safe for many threads; those that come and go with partitions, keep and
 * leave, are called one after another.
 */
final class HostDesk {
    private final String instance;
    private final HostTurns turns;
    private final Borrower borrower;
    private final Keeper keeper;

    /** @param instance an id that no other process has or had */
    HostDesk(String instance, BudgetRules rules, Terms terms, Scheduler scheduler, MeterRegistry registry) {
        HostMeters meters = new HostMeters(registry);
        this.instance = instance;
        this.turns = new HostTurns(rules, scheduler);
        this.borrower = new Borrower(instance, terms, scheduler, meters);
        this.keeper = new Keeper(instance, turns, scheduler);
        meters.show(borrower, keeper);
    }

    String instance() {
        return instance;
    }

    HostTurns turns() {
        return turns;
    }

    Lender lender() {
        return borrower;
    }

    /** @param partitions into which hosts are divided */
    void connected(HostPost post, int partitions) {
        keeper.connected(post);
        borrower.connected(post, partitions);
    }

    void disconnected() {
        borrower.disconnected();
        keeper.disconnected();
    }

    /** Keeps the budgets of a partition's hosts from now on. */
    void keep(int partition, History history) {
        keeper.keep(partition, history);
        borrower.keep(partition);
    }

    /** Keeps them no longer, and tells the next keeper what it must know. */
    void leave(int partition) {
        borrower.leave(partition);
        borrower.handOver(turns.resting(), partition);
        keeper.leave(partition);
    }

    /** A record of a partition that this instance keeps. */
    void asked(int partition, HostAsk ask) {
        keeper.asked(partition, ask);
    }

    /** A record for this instance. */
    void granted(HostGrant grant) {
        borrower.granted(grant);
    }
}
