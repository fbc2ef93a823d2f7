package org.thalweg.cli;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line {@code thalweg}. */
@Command(
        name = "thalweg",
        description = "Trains with chains of optimizers, and says which of their parts matter.",
        versionProvider = Versions.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  thalweg ablate \"clip-by-global-norm(1) | momentum(0.9) | sgd(0.05)\" \\",
            "      --data examples/data/diabetes.csv --target progression",
            "",
            "'thalweg COMMAND --help' shows the options of a command, and an example."
        })
public final class Main implements Runnable {

    private static final int HELP_WIDTH = 100;
    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    @Spec private CommandSpec spec;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Where an error is told, show where in the program it arose.")
    boolean stacktrace;

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        UnaskedExit.watch(console);
        System.exit(run(console, arguments));
    }

    /** Runs a command and returns its exit code. */
    static int run(Console console, String... arguments) {
        int code = execute(console, arguments);
        Optional<String> lost = console.out().lost();
        lost.ifPresent(sentence -> console.err().println(sentence));
        return code == ExitCode.OK && lost.isPresent() ? ExitCode.FAILURE : code;
    }

    private static int execute(Console console, String... arguments) {
        try {
            String[] understood = withHelp(commands(console).keySet(), arguments);
            return commandLine(console, understood).execute(understood);
        } catch (OutOfMemoryError e) {
            console.err()
                    .println(
                            "Out of memory. Give the JVM more, such as JAVA_OPTS=-Xmx8g, or take less data.");
            return ExitCode.FAILURE;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** Other programs have a command 'help', which people try here, too. */
    private static String[] withHelp(Set<Class<?>> commands, String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        if (arguments.length == 1) {
            return new String[] {"--help"};
        }
        // Of a command that does not exist there is no help, but an error.
        boolean known = commands.stream().anyMatch(type -> name(type).equals(arguments[1]));
        return known ? new String[] {arguments[1], "--help"} : new String[] {arguments[1]};
    }

    /**
     * Commands are described by reflection, which takes time in a fresh JVM. So where the first argument names a command, it alone
     * is there, and where they ask for help, the others are what they say of themselves.
     */
    private static CommandLine commandLine(Console console, String... arguments) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        Map<Class<?>, Supplier<?>> commands = commands(console);
        List<Class<?>> named =
                commands.keySet().stream()
                        .filter(type -> arguments.length > 0 && name(type).equals(arguments[0]))
                        .filter(type -> type != CompletionCommand.class)
                        .toList();
        if (!named.isEmpty()) {
            line.addSubcommand(Objects.requireNonNull(commands.get(named.get(0))).get());
        } else if (HELP.containsAll(List.of(arguments))) {
            commands.keySet().forEach(type -> line.addSubcommand(name(type), summary(type)));
        } else {
            commands.values().forEach(command -> line.addSubcommand(command.get()));
        }
        Errors errors = new Errors(console, () -> main.stacktrace);
        return line.setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)))
                .setUsageHelpWidth(HELP_WIDTH)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionStrategy(new NothingEmpty())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static Map<Class<?>, Supplier<?>> commands(Console console) {
        return ImmutableMap.<Class<?>, Supplier<?>>builder()
                .put(AblateCommand.class, () -> new AblateCommand(console))
                .put(StatusCommand.class, () -> new StatusCommand(console))
                .put(ReportCommand.class, () -> new ReportCommand(console))
                .put(CompareCommand.class, () -> new CompareCommand(console))
                .put(ExportCommand.class, () -> new ExportCommand(console))
                .put(RetryCommand.class, () -> new RetryCommand(console))
                .put(TuneCommand.class, () -> new TuneCommand(console))
                .put(RateCommand.class, () -> new RateCommand(console))
                .put(TrainCommand.class, () -> new TrainCommand(console))
                .put(PredictCommand.class, () -> new PredictCommand(console))
                .put(ShowCommand.class, () -> new ShowCommand(console))
                .put(ComponentsCommand.class, () -> new ComponentsCommand(console))
                .put(ExplainCommand.class, () -> new ExplainCommand(console))
                .put(GraphCommand.class, () -> new GraphCommand(console))
                .put(CheckCommand.class, CheckCommand::new)
                .put(NewPluginCommand.class, NewPluginCommand::new)
                .put(SelfcheckCommand.class, () -> new SelfcheckCommand(console))
                .put(SchemaCommand.class, () -> new SchemaCommand(console))
                .put(CompletionCommand.class, () -> new CompletionCommand(console))
                .buildOrThrow();
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static CommandSpec summary(Class<?> command) {
        CommandSpec summary = CommandSpec.create();
        summary.usageMessage().description(command.getAnnotation(Command.class).description());
        return summary;
    }

    private static Ansi ansi(Console console) {
        return console.terminal() && !console.environment().containsKey("NO_COLOR")
                ? Ansi.AUTO
                : Ansi.OFF;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
