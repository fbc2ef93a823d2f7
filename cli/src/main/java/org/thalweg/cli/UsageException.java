package org.thalweg.cli;

/** Says what is wrong with how a command was used, and what is possible. */
final class UsageException extends RuntimeException {

    UsageException(String message, Object... values) {
        super(String.format(message, values));
    }
}
