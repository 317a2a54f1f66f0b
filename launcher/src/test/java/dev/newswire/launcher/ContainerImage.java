package dev.newswire.launcher;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the last stage of a Dockerfile says of the containers it makes.
 *
 * @param files where in the source tree a path of the image comes from, folders without a slash at the end
 * @param environment variables by name
 * @param entrypoint program and first arguments
 * @param healthcheck the command
 * @param folder that the program starts in
 */
record ContainerImage(
        Map<String, Path> files,
        Map<String, String> environment,
        List<String> entrypoint,
        List<String> healthcheck,
        String folder) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=(?:\"([^\"]*)\"|(\\S+))");
    private static final String BUILT = "/src/";

    static ContainerImage read(Path root, Path dockerfile) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        Map<String, String> environment = new LinkedHashMap<>();
        List<String> entrypoint = new ArrayList<>();
        List<String> healthcheck = new ArrayList<>();
        String folder = "/";
        for (String instruction : instructions(Files.readString(dockerfile))) {
            int space = instruction.indexOf(' ');
            String arguments = instruction.substring(space + 1).strip();
            switch (instruction.substring(0, space)) {
                case "FROM" -> {
                    files.clear();
                    environment.clear();
                }
                case "COPY" -> copied(root, arguments, files);
                case "ENV" -> {
                    Matcher variable = VARIABLE.matcher(arguments);
                    while (variable.find()) {
                        environment.put(
                                variable.group(1), variable.group(2) == null ? variable.group(3) : variable.group(2));
                    }
                }
                case "ENTRYPOINT" -> entrypoint.addAll(words(arguments));
                case "HEALTHCHECK" -> healthcheck.addAll(words(arguments.substring(arguments.indexOf('['))));
                case "WORKDIR" -> folder = arguments;
                default -> {}
            }
        }
        return new ContainerImage(
                Collections.unmodifiableMap(files),
                Collections.unmodifiableMap(environment),
                List.copyOf(entrypoint),
                List.copyOf(healthcheck),
                folder);
    }

    private static void copied(Path root, String arguments, Map<String, Path> files) {
        List<String> names = List.of(arguments.split(" +", -1)).stream()
                .filter(name -> !name.startsWith("--"))
                .toList();
        String to = names.get(names.size() - 1);
        for (String name : names.subList(0, names.size() - 1)) {
            Path from = root.resolve(name.startsWith(BUILT) ? name.substring(BUILT.length()) : name);
            // A folder's content goes into the other folder, a file keeps its name there.
            boolean whole = name.endsWith("/") || name.equals(".");
            files.put(whole ? withoutSlash(to) : to + from.getFileName(), from);
        }
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static List<String> words(String json) throws IOException {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private static List<String> instructions(String text) {
        List<String> instructions = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean goesOn = line.endsWith("\\");
            open.append(goesOn ? line.substring(0, line.length() - 1) : line);
            if (!goesOn) {
                instructions.add(open.toString());
                open.setLength(0);
            }
        }
        return instructions;
    }
}
