package org.thalweg;

/**
 * Something was asked for that cannot be: a value out of its range, a chain that makes no sense, data that do not fit a loss. The
 * message is for whoever asked, and says where, what is wrong, and what is possible instead; a command line shows it as it is. Every
 * other exception is taken for a mistake in the code that threw it.
 */
public class UsageException extends IllegalArgumentException {

    /** @param message a sentence or two, with full stops */
    public UsageException(String message) {
        super(message);
    }

    /** @param message a sentence or two, with full stops */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
