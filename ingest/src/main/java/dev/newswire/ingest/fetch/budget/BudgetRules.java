package dev.newswire.ingest.fetch.budget;

import java.time.Duration;

/**
 * How much is asked of hosts.
 *
 * @param total most requests at once, to all hosts together
 * @param perHost most requests at once to one host
 * @param spacing least time between the beginnings of two requests to one host
 */
public record BudgetRules(int total, int perHost, Duration spacing) {

    public BudgetRules {
        if (total < 1 || perHost < 1 || spacing.isNegative()) {
            throw new IllegalArgumentException("A budget lets at least one request through");
        }
    }
}
