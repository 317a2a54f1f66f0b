package dev.newswire.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the generated records of this package may be made from bytes and defaults: since 1.12.2 it makes no
 * object of a class it was not told to trust. The serdes do it by themselves; a program that builds records before it
 * has serdes does it at its start.
 */
public final class RecordTrust {

    private static final String PACKAGE = RecordTrust.class.getPackageName();

    private RecordTrust() {}

    /** Adds this package to what Avro trusts in this JVM. Doing it again does no harm. */
    public static void establish() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> PACKAGE.equals(type.getPackageName())));
    }
}
