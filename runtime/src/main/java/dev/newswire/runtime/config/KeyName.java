package dev.newswire.runtime.config;

import java.util.Locale;

/** Spelling of key names and of the environment variables that stand for them. */
final class KeyName {
    static final String ENVIRONMENT_PREFIX = "NEWSWIRE_";

    private KeyName() {}

    /** The name itself when it is lower-case words joined by single dots and hyphens. */
    static String checked(String name) {
        boolean afterJoint = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean joint = c == '.' || c == '-';
            if (joint ? afterJoint : !isWordCharacter(c)) {
                throw new IllegalArgumentException("not a key name: " + name);
            }
            afterJoint = joint;
        }
        if (afterJoint) {
            throw new IllegalArgumentException("not a key name: " + name);
        }
        return name;
    }

    private static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    static String environment(String name) {
        return ENVIRONMENT_PREFIX
                + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * The rest of a passed-through name, from the rest of its variable: {@code _} stands for a dot, {@code __} for an
     * underscore and {@code ___} for a hyphen, as in the container images of Kafka vendors.
     */
    static String fromEnvironment(String rest) {
        StringBuilder name = new StringBuilder();
        int i = 0;
        while (i < rest.length()) {
            int run = 0;
            while (i < rest.length() && rest.charAt(i) == '_' && run < 3) {
                run++;
                i++;
            }
            switch (run) {
                case 1 -> name.append('.');
                case 2 -> name.append('_');
                case 3 -> name.append('-');
                default -> name.append(Character.toLowerCase(rest.charAt(i++)));
            }
        }
        return name.toString();
    }
}
