package org.thalweg.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command whose arguments all say something: an empty one is a variable of the shell that was not set, and would stand
 * for the default, or for the folder in which the program runs.
 */
final class NothingEmpty implements IExecutionStrategy {

    /** Options that an empty text means something to. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("--missing-values");

    @Override
    public int execute(ParseResult result) throws ExecutionException {
        for (ParseResult each = result; each != null; each = each.subcommand()) {
            each.matchedOptions().stream()
                    .filter(option -> !MAY_BE_EMPTY.contains(option.longestName()))
                    .forEach(option -> require(option, result));
            each.matchedPositionals().stream()
                    .filter(positional -> positional.auxiliaryTypes()[0] == Path.class)
                    .forEach(positional -> require(positional, result));
        }
        return new RunLast().execute(result);
    }

    private static void require(ArgSpec argument, ParseResult result) {
        List<String> values = argument.originalStringValues();
        if (argument.arity().max() > 0 && values.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(
                    result.commandSpec().commandLine(),
                    WrongArguments.label(argument)
                            + " is given an empty value. Write one, or leave it out.");
        }
    }
}
