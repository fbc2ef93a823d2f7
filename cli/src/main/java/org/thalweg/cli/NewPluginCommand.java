package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.UsageException;
import org.thalweg.cli.plugin.Beginning;
import org.thalweg.cli.plugin.NewPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg new-plugin}: a project in which to write a component. */
@Command(
        name = "new-plugin",
        description =
                "Writes a Maven project with one component, its test and everything else that a plug-in needs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  thalweg new-plugin acme-optimizer --package com.acme",
            "  thalweg new-plugin acme-penalty --kind regularizer --package com.acme"
        })
final class NewPluginCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "The component's name in kebab case; the project has it too.")
    private String name;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "optimizer",
            description =
                    "What it is: optimizer, wrapper (an optimizer with others inside), regularizer, loss, model, schedule or problem; ${DEFAULT-VALUE} if not given.")
    private String kind;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            defaultValue = "com.example",
            description = "The Java package and Maven group; ${DEFAULT-VALUE} if not given.")
    private String javaPackage;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to write; a new folder of that name here if not given.")
    private Optional<Path> directory = Optional.empty();

    NewPluginCommand() {}

    @Override
    public Integer call() throws IOException {
        try {
            NewPlugin project = new NewPlugin(Beginning.of(kind), name, javaPackage);
            Path root = directory.orElseGet(() -> Path.of(name));
            project.write(root);
            spec.commandLine().getOut().print(project.nextSteps(root));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
