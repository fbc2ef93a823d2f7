package org.thalweg.cli;

import java.util.Optional;
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
            return commandLine(console).execute(withHelp(arguments));
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
    private static String[] withHelp(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        return arguments.length == 1
                ? new String[] {"--help"}
                : new String[] {arguments[1], "--help"};
    }

    private static CommandLine commandLine(Console console) {
        Main main = new Main();
        CommandLine line =
                new CommandLine(main)
                        .addSubcommand(new AblateCommand(console))
                        .addSubcommand(new StatusCommand(console))
                        .addSubcommand(new ReportCommand(console))
                        .addSubcommand(new CompareCommand(console))
                        .addSubcommand(new ExportCommand(console))
                        .addSubcommand(new RetryCommand(console))
                        .addSubcommand(new TrainCommand(console))
                        .addSubcommand(new ComponentsCommand(console))
                        .addSubcommand(new ExplainCommand(console))
                        .addSubcommand(new GraphCommand(console))
                        .addSubcommand(new CheckCommand())
                        .addSubcommand(new NewPluginCommand())
                        .addSubcommand(new SelfcheckCommand(console))
                        .addSubcommand(new SchemaCommand(console))
                        .addSubcommand(new CompletionCommand(console));
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
