package dev.newswire.launcher.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Exceptions of the file system name the file again and leave the reason to their type; this says it in words. */
final class FileFault {

    private FileFault() {}

    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not";
        }
        boolean told = failure instanceof FileSystemException system && system.getReason() != null;
        return told ? ((FileSystemException) failure).getReason() : String.valueOf(failure.getMessage());
    }
}
