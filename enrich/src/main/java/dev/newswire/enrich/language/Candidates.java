package dev.newswire.enrich.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The languages written in each script that several share, with what is known of them before reading any text. */
final class Candidates {

    /**
     * @param tag BCP 47
     * @param prior how common it is in news, as a logarithm; 0 is usual
     * @param outcomes the model's outcomes that mean it
     * @param letters letters of its own beyond the script's common ones
     */
    record Candidate(String tag, double prior, List<Integer> outcomes, String letters) {}

    private final Map<UnicodeScript, List<Candidate>> byScript;

    private Candidates(Map<UnicodeScript, List<Candidate>> byScript) {
        this.byScript = byScript;
    }

    static Candidates load(String[] outcomes) {
        List<String> codes = Arrays.asList(outcomes);
        Map<UnicodeScript, List<Candidate>> byScript = new EnumMap<>(UnicodeScript.class);
        try (InputStream in = Objects.requireNonNull(Candidates.class.getResourceAsStream("languages.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.charAt(0) == '#') {
                    continue;
                }
                String[] fields = line.split(" ", -1);
                List<Integer> own = Arrays.stream(fields[3].split(",", -1))
                        .map(codes::indexOf)
                        .filter(index -> index >= 0)
                        .toList();
                byScript.computeIfAbsent(UnicodeScript.valueOf(fields[1]), script -> new ArrayList<>())
                        .add(new Candidate(
                                fields[0], Double.parseDouble(fields[2]), own, fields.length > 4 ? fields[4] : ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read languages.txt of this package", e);
        }
        return new Candidates(byScript);
    }

    List<Candidate> of(UnicodeScript script) {
        return byScript.getOrDefault(script, List.of());
    }
}
