package dev.newswire.runtime.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file in the grammar of {@link java.util.Properties}, in UTF-8, keeping line numbers and duplicates, which
 * that class loses.
 */
final class PropertiesFile {
    private static final int MAX_BYTES = 1 << 20;

    private final String name;
    private final List<ConfigProblem> problems;
    private final List<Given> given = new ArrayList<>();

    private PropertiesFile(String name, List<ConfigProblem> problems) {
        this.name = name;
        this.problems = problems;
    }

    static List<Given> read(Path file, List<ConfigProblem> problems) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                problems.add(unreadable(file, "a properties file of at most " + SizeText.format(MAX_BYTES)));
                return List.of();
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(file.toString(), text, problems);
        } catch (CharacterCodingException notText) {
            problems.add(unreadable(file, "text in UTF-8"));
        } catch (IOException failed) {
            problems.add(unreadable(file, Files.exists(file) ? "a file this user may read" : "a file that exists"));
        }
        return List.of();
    }

    static List<Given> parse(String name, String text, List<ConfigProblem> problems) {
        PropertiesFile file = new PropertiesFile(name, problems);
        file.lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return file.given;
    }

    private static ConfigProblem unreadable(Path file, String expected) {
        Origin origin = new Origin(Origin.Kind.FILE, "configuration file");
        return new ConfigProblem(ConfigProblem.Kind.UNREADABLE, file.toString(), null, origin, expected, null);
    }

    private void lines(String text) {
        StringBuilder logical = new StringBuilder();
        int number = 0;
        int start = 0;
        boolean continued = false;
        for (String line : text.lines().toList()) {
            number++;
            String body = line.stripLeading();
            if (!continued) {
                if (body.isEmpty() || body.charAt(0) == '#' || body.charAt(0) == '!') {
                    continue;
                }
                start = number;
            }
            continued = continues(body);
            if (continued) {
                logical.append(body, 0, body.length() - 1);
            } else {
                entry(logical.append(body).toString(), start);
                logical.setLength(0);
            }
        }
        if (continued) {
            entry(logical.toString(), start);
        }
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void entry(String line, int number) {
        Origin origin = new Origin(Origin.Kind.FILE, name + ":" + number);
        int end = 0;
        while (end < line.length() && "=: \t\f".indexOf(line.charAt(end)) < 0) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, line.length());
        int value = skipBlanks(line, end);
        if (value < line.length() && (line.charAt(value) == '=' || line.charAt(value) == ':')) {
            value = skipBlanks(line, value + 1);
        }
        String key = line.substring(0, end);
        try {
            given.add(new Given(unescape(key), unescape(line.substring(value)), origin));
        } catch (NumberFormatException wrong) {
            problems.add(new ConfigProblem(
                    ConfigProblem.Kind.BAD_VALUE, key, null, origin, "four hexadecimal digits after \\u", null));
        }
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && " \t\f".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 't' -> plain.append('\t');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 'f' -> plain.append('\f');
                case 'u' -> {
                    plain.append(codeUnit(text, i + 1));
                    i += 4;
                }
                default -> plain.append(escaped);
            }
        }
        return plain.toString();
    }

    private static char codeUnit(String text, int at) {
        if (at + 4 > text.length() || text.charAt(at) == '+' || text.charAt(at) == '-') {
            throw new NumberFormatException("four hexadecimal digits");
        }
        return (char) Integer.parseInt(text.substring(at, at + 4), 16);
    }
}
