package dev.newswire.enrich.text;

/** What a line's last characters say about it. */
final class Sentences {

    private static final String STOPS = ".!?…。！？؟।۔;";
    private static final String CLOSERS = "”“\"»«’')]）」』*† ";

    private Sentences() {}

    /** Whether the line ends as a sentence does, closing marks aside. */
    static boolean ends(String line) {
        int i = line.length() - 1;
        while (i >= 0 && CLOSERS.indexOf(line.charAt(i)) >= 0) {
            i--;
        }
        return i >= 0 && STOPS.indexOf(line.charAt(i)) >= 0;
    }

    static boolean endsWithColon(String line) {
        return line.endsWith(":") || line.endsWith("：");
    }

    /** Length in Latin terms: one ideograph says about as much as two and a half letters. */
    static int weight(String line) {
        int ideographs = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 0x2E80 && c < 0xD7B0) {
                ideographs++;
            }
        }
        return line.length() + ideographs * 3 / 2;
    }
}
