package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.Loss;
import org.thalweg.Model;
import org.thalweg.backprop.Program;
import org.thalweg.catalog.Catalog;
import org.thalweg.files.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg graph}: what is computed forward, and what flows backward. */
@Command(
        name = "graph",
        description =
                "Draws the forward and the backward pass of a model and a loss, with shapes, as SVG.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  thalweg graph --model linear --loss squared-error --inputs 10 --outputs 3 --out linear.svg"
        })
final class GraphCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "linear",
            description = "Default: linear.")
    private String model;

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            defaultValue = "squared-error",
            description = "Default: squared-error.")
    private String loss;

    @Option(
            names = "--inputs",
            paramLabel = "D",
            defaultValue = "10",
            description = "Height of x. Default: 10.")
    private int inputs;

    @Option(
            names = "--outputs",
            paramLabel = "C",
            defaultValue = "1",
            description = "Height of y. Default: 1.")
    private int outputs;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The picture.")
    private Path file;

    @Mixin private PluginOptions plugins = new PluginOptions();

    GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        requirePositive("--inputs", inputs);
        requirePositive("--outputs", outputs);
        OutputFile picture = Svg.output(file);
        try (Catalog catalog = plugins.catalogWithWarnings(console)) {
            Model prediction = catalog.parse(Model.class, model);
            Loss cost = catalog.parse(Loss.class, loss);
            Program program = Program.record(prediction, cost, inputs, outputs);
            String title = prediction.name() + ", " + cost.name();
            picture.write(GraphPicture.draw(title, program.outline()));
            console.out()
                    .printf(
                            "%s  %d parameters in %d blocks%n",
                            file, program.size(), program.blocks().size());
            return ExitCode.OK;
        }
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new WrongUsage("%s must be at least 1, got %s.", option, value);
        }
    }
}
