package org.thalweg.training;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.thalweg.data.Metric;
import org.thalweg.engine.Checkpoint;
import org.thalweg.engine.CheckpointFile;
import org.thalweg.files.SealedFile;

/** Checkpoints of trainings in files. */
final class TrainingCheckpointFile {

    static final SealedFile FORM =
            new SealedFile(
                    "checkpoint",
                    4,
                    "a checkpoint that does not say of which training it is, as earlier versions of Thalweg and Minimizer write them, or of a later version. Read it with what wrote it, or start anew.");

    private TrainingCheckpointFile() {}

    static void write(TrainingCheckpoint checkpoint, Path file) throws IOException {
        FORM.write(
                file,
                out -> {
                    CheckpointFile.put(checkpoint.state(), out);
                    put(checkpoint.run(), out);
                    put(checkpoint.tally(), out);
                });
    }

    static TrainingCheckpoint read(Path file) throws IOException {
        return FORM.read(
                file,
                in -> {
                    Checkpoint state = CheckpointFile.take(in);
                    return new TrainingCheckpoint(
                            state, takeRun(in), takeTally(in, state.parameters().length));
                });
    }

    private static void put(RunIdentity run, DataOutputStream out) throws IOException {
        put(run.train(), out);
        out.writeBoolean(run.validation().isPresent());
        if (run.validation().isPresent()) {
            put(run.validation().get(), out);
        }
        put(run.settings(), out);
        out.writeInt(run.links().size());
        for (RunIdentity.Link link : run.links()) {
            put(link.path(), out);
            put(link.component(), out);
            put(link.values(), out);
        }
    }

    private static RunIdentity takeRun(DataInputStream in) throws IOException {
        DataIdentity train = takeData(in);
        Optional<DataIdentity> validation =
                in.readBoolean() ? Optional.of(takeData(in)) : Optional.empty();
        Map<String, String> settings = takeTexts(in);
        List<RunIdentity.Link> links = new ArrayList<>();
        for (int count = SealedFile.count(in, 12); count > 0; count--) {
            links.add(new RunIdentity.Link(takeText(in), takeText(in), takeTexts(in)));
        }
        return new RunIdentity(train, validation, settings, links);
    }

    private static void put(DataIdentity data, DataOutputStream out) throws IOException {
        out.writeInt(data.rows());
        put(data.inputs(), out);
        put(data.targets(), out);
        for (int i = 0; i < data.digests().length(); i++) {
            out.writeLong(data.digests().get(i));
        }
        out.writeBoolean(data.weights().isPresent());
        if (data.weights().isPresent()) {
            out.writeLong(data.weights().getAsLong());
        }
    }

    private static DataIdentity takeData(DataInputStream in) throws IOException {
        int rows = in.readInt();
        List<String> inputs = takeList(in);
        List<String> targets = takeList(in);
        ImmutableLongArray.Builder digests = ImmutableLongArray.builder();
        for (int i = 0; i < inputs.size() + targets.size(); i++) {
            digests.add(in.readLong());
        }
        OptionalLong weights =
                in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
        return new DataIdentity(rows, inputs, targets, digests.build(), weights);
    }

    private static void put(RunTally tally, DataOutputStream out) throws IOException {
        out.writeInt(tally.history().size());
        for (Epoch epoch : tally.history()) {
            put(epoch, out);
        }
        out.writeLong(tally.gradients());
        out.writeDouble(tally.lossSum());
        out.writeLong(tally.instances());
        out.writeBoolean(tally.best().isPresent());
        if (tally.best().isPresent()) {
            Best best = tally.best().get();
            out.writeLong(best.epoch().map(Epoch::number).orElse(0L));
            SealedFile.put(best.parameters(), out);
        }
    }

    private static RunTally takeTally(DataInputStream in, int parameters) throws IOException {
        List<Epoch> history = new ArrayList<>();
        for (int count = SealedFile.count(in, 39); count > 0; count--) {
            Epoch epoch = takeEpoch(in);
            history.add(epoch);
            require(epoch.number() == history.size());
        }
        long gradients = in.readLong();
        double lossSum = in.readDouble();
        long instances = in.readLong();
        Optional<Best> best =
                in.readBoolean()
                        ? Optional.of(takeBest(in, history, parameters))
                        : Optional.empty();
        return new RunTally(history, gradients, lossSum, instances, best);
    }

    private static Best takeBest(DataInputStream in, List<Epoch> history, int size)
            throws IOException {
        long number = in.readLong();
        double[] parameters = SealedFile.numbers(in);
        require(number >= 0 && number <= history.size());
        require(parameters.length == (number == 0 ? 0 : size));
        require(history.stream().allMatch(epoch -> epoch.validationLoss().isPresent()));
        return number == 0
                ? new Best()
                : new Best(Optional.of(history.get((int) number - 1)), parameters);
    }

    private static void require(boolean sense) {
        if (!sense) {
            throw new IllegalArgumentException("It makes no sense.");
        }
    }

    private static void put(Epoch epoch, DataOutputStream out) throws IOException {
        out.writeLong(epoch.number());
        out.writeLong(epoch.lastStep());
        out.writeLong(epoch.gradients());
        out.writeDouble(epoch.loss());
        put(epoch.validationLoss(), out);
        out.writeInt(epoch.metrics().size());
        for (Map.Entry<Metric, Double> metric : epoch.metrics().entrySet()) {
            put(metric.getKey().name(), out);
            out.writeDouble(metric.getValue());
        }
        put(epoch.objective(), out);
        put(epoch.gradientNorm(), out);
    }

    private static Epoch takeEpoch(DataInputStream in) throws IOException {
        return new Epoch(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                takeOptional(in),
                takeMetrics(in),
                takeOptional(in),
                takeOptional(in));
    }

    private static Map<Metric, Double> takeMetrics(DataInputStream in) throws IOException {
        ImmutableMap.Builder<Metric, Double> metrics = ImmutableMap.builder();
        for (int count = SealedFile.count(in, 12); count > 0; count--) {
            metrics.put(Metric.valueOf(takeText(in)), in.readDouble());
        }
        return metrics.buildOrThrow();
    }

    private static void put(OptionalDouble number, DataOutputStream out) throws IOException {
        out.writeBoolean(number.isPresent());
        if (number.isPresent()) {
            out.writeDouble(number.getAsDouble());
        }
    }

    private static OptionalDouble takeOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
    }

    private static void put(Map<String, String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            put(text.getKey(), out);
            put(text.getValue(), out);
        }
    }

    private static Map<String, String> takeTexts(DataInputStream in) throws IOException {
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
        for (int count = SealedFile.count(in, 8); count > 0; count--) {
            texts.put(takeText(in), takeText(in));
        }
        return texts.buildOrThrow();
    }

    private static void put(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            put(text, out);
        }
    }

    private static List<String> takeList(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = SealedFile.count(in, 4); count > 0; count--) {
            texts.add(takeText(in));
        }
        return texts;
    }

    /** Of any length, which writeUTF cannot do. */
    private static void put(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String takeText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(SealedFile.count(in, 1)), StandardCharsets.UTF_8);
    }
}
