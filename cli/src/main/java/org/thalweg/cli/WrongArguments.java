package org.thalweg.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.thalweg.text.DidYouMean;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in this program's words what picocli found wrong with the arguments. */
final class WrongArguments {

    private WrongArguments() {}

    static String sentence(ParameterException error) {
        CommandSpec command = error.getCommandLine().getCommandSpec();
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (error instanceof MissingParameterException missing) {
            return missing(missing, command);
        }
        if (error instanceof MutuallyExclusiveArgsException) {
            return oneOf(command);
        }
        if (error instanceof OverwrittenOptionException twice) {
            return label(twice.getOverwritten()) + " is given twice. Give it once.";
        }
        ArgSpec argument = error.getArgSpec();
        if (argument != null && error.getValue() != null) {
            return String.format(
                    "%s must be %s, got '%s'.",
                    label(argument), kindOf(argument), error.getValue());
        }
        return message(error);
    }

    private static String message(ParameterException error) {
        return Optional.ofNullable(error.getMessage()).orElseGet(error::toString);
    }

    private static String unmatched(UnmatchedArgumentException error, CommandSpec command) {
        String first = error.getUnmatched().get(0);
        if (error.isUnknownOption()) {
            String name = first.replaceFirst("=.*", "");
            return String.format(
                    "'%s' has no option '%s'.%s See '%s --help'.",
                    command.qualifiedName(),
                    name,
                    DidYouMean.suggest(name, options(command)),
                    command.qualifiedName());
        }
        if (!command.subcommands().isEmpty()) {
            List<String> names = List.copyOf(command.subcommands().keySet());
            return String.format(
                    "Unknown command '%s'.%s Available: %s.",
                    first, DidYouMean.suggest(first, names), String.join(", ", names));
        }
        return String.format(
                "'%s' is one argument too many. '%s' takes %s; put quotes around what contains blanks.",
                first, command.qualifiedName(), positionals(command));
    }

    private static List<String> options(CommandSpec command) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                names.addAll(List.of(option.names()));
                if (option.negatable()) {
                    names.add(option.longestName().replaceFirst("--", "--no-"));
                }
            }
        }
        return names;
    }

    private static String positionals(CommandSpec command) {
        String names =
                command.positionalParameters().stream()
                        .map(ArgSpec::paramLabel)
                        .collect(Collectors.joining(" and "));
        return names.isEmpty() ? "none" : names;
    }

    private static String missing(MissingParameterException error, CommandSpec command) {
        List<ArgSpec> missing = error.getMissing();
        if (missing.size() == 1 && message(error).contains("parameter for option")) {
            return label(missing.get(0))
                    + (" needs a value: " + kindOf(missing.get(0)) + ".").replace(": a value", "");
        }
        if (missing.stream().allMatch(argument -> argument.group() != null)) {
            return oneOf(command);
        }
        return String.format(
                "'%s' needs %s. '%s --help' shows an example.",
                command.qualifiedName(),
                missing.stream()
                        .map(WrongArguments::withValue)
                        .collect(Collectors.joining(" and ")),
                command.qualifiedName());
    }

    private static String oneOf(CommandSpec command) {
        return String.format(
                "'%s' takes one of %s.",
                command.qualifiedName(),
                command.argGroups().stream()
                        .flatMap(group -> group.allOptionsNested().stream())
                        .map(WrongArguments::label)
                        .collect(Collectors.joining(", ")));
    }

    private static String withValue(ArgSpec argument) {
        return argument.isOption()
                ? label(argument) + " " + argument.paramLabel()
                : argument.paramLabel();
    }

    static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String kindOf(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type == int.class || type == long.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        return type == boolean.class ? "true or false" : "a value";
    }
}
