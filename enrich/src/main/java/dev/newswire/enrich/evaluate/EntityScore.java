package dev.newswire.enrich.evaluate;

/**
 * Strict matching of spans and types.
 *
 * @param right names found as marked
 * @param found names found
 * @param wanted names marked
 */
public record EntityScore(int right, int found, int wanted) {

    /** Share of the found that is right. */
    public double precision() {
        return found == 0 ? 0 : (double) right / found;
    }

    /** Share of the marked that is found. */
    public double recall() {
        return wanted == 0 ? 0 : (double) right / wanted;
    }

    /** Harmonic mean of precision and recall. */
    public double f1() {
        return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    EntityScore plus(EntityScore other) {
        return new EntityScore(right + other.right, found + other.found, wanted + other.wanted);
    }
}
