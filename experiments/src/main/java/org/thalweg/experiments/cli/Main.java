package org.thalweg.experiments.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line {@code thalweg}. */
@Command(
        name = "thalweg",
        description = "Trains with chains of optimizers, and says which of their parts matter.",
        mixinStandardHelpOptions = true,
        subcommands = {CheckCommand.class, NewPluginCommand.class},
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    @Spec private CommandSpec spec;

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments as typed
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "thalweg " + (version == null ? "(not packaged)" : version),
                "Java " + Runtime.version() + " on " + System.getProperty("os.name")
            };
        }
    }
}
