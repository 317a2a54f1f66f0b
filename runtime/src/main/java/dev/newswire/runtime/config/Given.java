package dev.newswire.runtime.config;

/** One name and value exactly as some layer gives them. */
record Given(String name, String value, Origin origin) {
    @Override
    public String toString() {
        return name + " (" + origin + ")";
    }
}
