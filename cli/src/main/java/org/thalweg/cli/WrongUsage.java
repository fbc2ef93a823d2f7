package org.thalweg.cli;

import org.thalweg.UsageException;

/** Says what is wrong with how a command was used, and what is possible. */
final class WrongUsage extends UsageException {

    WrongUsage(String message, Object... values) {
        super(String.format(message, values));
    }
}
