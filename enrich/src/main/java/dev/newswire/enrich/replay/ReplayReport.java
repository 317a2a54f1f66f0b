package dev.newswire.enrich.replay;

/**
 * What became of the records of {@code news.raw}: {@code read = written + erased + duplicates + refused}.
 *
 * @param read records read
 * @param written enriched items written
 * @param erased take-downs passed on, and versions that came after an erasure for good
 * @param duplicates records filtered, because they say what the one before of their item said
 * @param refused records that could not be read or processed; the running pipeline has dead-lettered them
 */
public record ReplayReport(long read, long written, long erased, long duplicates, long refused) {}
