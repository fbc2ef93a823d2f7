package org.thalweg.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.Block;
import org.thalweg.Block.Role;
import org.thalweg.Clock;
import org.thalweg.optimizers.Adam;
import org.thalweg.optimizers.Momentum;
import org.thalweg.optimizers.Sgd;

class CheckpointTest {

    private static final List<Block> BLOCKS =
            List.of(new Block("W", 1, 2, Role.WEIGHTS), new Block("b", 1, 1, Role.BIAS));
    private static final Chain CHAIN = Chain.of(new Momentum(0.5), new Sgd(0.1));

    @TempDir Path folder;

    private static Descent after(int steps, Chain chain, long seed) {
        Descent descent = new Descent(chain, List.of(), BLOCKS, new double[] {1, -2, 0.5}, seed);
        for (int t = 1; t <= steps; t++) {
            Arrays.setAll(descent.gradient(), i -> Math.PI * descent.parameters()[i]);
            descent.step(new Clock(t, 1 + t / 3, 10L * t), 1, (p, g) -> 1);
        }
        return descent;
    }

    private static Checkpoint checkpoint() {
        return after(5, CHAIN, 1).checkpoint();
    }

    @Test
    void holds_copies_of_what_a_run_needs_to_continue() {
        Descent descent = after(5, CHAIN, 1);
        Checkpoint checkpoint = descent.checkpoint();
        assertEquals(new Clock(5, 2, 50), checkpoint.clock());
        assertEquals("Checkpoint[momentum(0.5) | sgd(0.1), after step 5]", checkpoint.toString());
        double[] before = descent.parameters().clone();
        descent.gradient()[0] = 1;
        descent.step(new Clock(6, 1, 0), 1, (p, g) -> 1);
        assertArrayEquals(before, checkpoint.parameters());
        assertNotEquals(checkpoint, descent.checkpoint());
    }

    @Test
    void before_the_first_step_says_that_there_was_none() throws IOException {
        Checkpoint start = after(0, CHAIN, 1).checkpoint();
        assertEquals(0, start.steps());
        assertNotEquals(start, after(1, CHAIN, 1).checkpoint());
        Path file = folder.resolve("start");
        CheckpointFile.write(start, file);
        assertEquals(start, CheckpointFile.read(file));
        Descent restored = after(1, CHAIN, 1);
        restored.restore(start);
        assertEquals(start, restored.checkpoint());
    }

    @Test
    void gives_out_copies_alone() {
        double[] parameters = {1, 2, 3};
        double[] velocity = {4};
        Checkpoint checkpoint =
                new Checkpoint(
                        "momentum | sgd",
                        BLOCKS,
                        1,
                        1,
                        Clock.FIRST,
                        OptionalDouble.empty(),
                        parameters,
                        Map.of("momentum.velocity", velocity));
        parameters[0] = 9;
        velocity[0] = 9;
        checkpoint.parameters()[1] = 9;
        checkpoint.slots().values().forEach(values -> values[0] = 9);
        assertArrayEquals(new double[] {1, 2, 3}, checkpoint.parameters());
        assertArrayEquals(new double[] {4}, checkpoint.slots().get("momentum.velocity"));
    }

    @Test
    void forgets_how_long_the_run_was_to_be() {
        Descent descent = after(4, CHAIN, 1);
        Arrays.setAll(descent.gradient(), i -> Math.PI * descent.parameters()[i]);
        Clock.Run run = new Clock.Run(3, 30);
        descent.step(new Clock(5, 2, 50, Optional.of(run)), 1, (p, g) -> 1);
        assertEquals(checkpoint(), descent.checkpoint());
        assertEquals(new Clock(5, 2, 50), descent.checkpoint().clock());
    }

    @Test
    void equals_another_from_which_a_run_continues_alike() {
        assertEquals(checkpoint(), checkpoint());
        assertEquals(checkpoint().hashCode(), checkpoint().hashCode());
        assertNotEquals(checkpoint(), after(4, CHAIN, 1).checkpoint());
        assertNotEquals(checkpoint(), after(5, CHAIN, 2).checkpoint());
        assertNotEquals(checkpoint(), after(5, CHAIN.with(new Momentum(0.4)), 1).checkpoint());
    }

    @Test
    void a_changed_hyper_parameter_does_not_hinder_going_on() {
        Descent other = after(0, CHAIN.with(new Sgd(0.01)), 1);
        other.restore(checkpoint());
        assertArrayEquals(checkpoint().parameters(), other.parameters());
    }

    @Test
    void of_another_chain_is_refused_and_changes_nothing() {
        Descent other = after(2, Chain.of(new Adam(), new Sgd(0.1)), 1);
        Checkpoint before = other.checkpoint();
        assertEquals(
                "The checkpoint is of the chain momentum(0.5) | sgd(0.1) with the state [momentum.velocity], this run's chain is adam(0.9) | sgd(0.1) with [adam.mean, adam.meanSquare]. Continue with what it was made with, or start anew.",
                refusal(other, checkpoint()));
        assertEquals(before, other.checkpoint());
    }

    @Test
    void of_other_parameters_is_refused() {
        Descent other =
                new Descent(
                        CHAIN,
                        List.of(),
                        List.of(new Block("W", 3, 1, Role.WEIGHTS)),
                        new double[3],
                        1);
        assertEquals(
                "The checkpoint has the parameters [W 1×2, b 1×1], this run has [W 3×1]. Continue with what it was made with, or start anew.",
                refusal(other, checkpoint()));
    }

    @Test
    void of_another_seed_is_refused() {
        assertEquals(
                "The checkpoint was made with seed 1, this run has seed 7. Continue with what it was made with, or start anew.",
                refusal(after(0, CHAIN, 7), checkpoint()));
    }

    @Test
    void with_a_slot_of_another_length_is_refused() {
        Checkpoint odd =
                new Checkpoint(
                        "momentum | sgd",
                        BLOCKS,
                        1,
                        1,
                        Clock.FIRST,
                        OptionalDouble.empty(),
                        new double[3],
                        Map.of("momentum.velocity", new double[1]));
        assertEquals(
                "The checkpoint has 1 numbers in momentum.velocity, this run has 3. Continue with what it was made with, or start anew.",
                refusal(after(0, CHAIN, 1), odd));
    }

    private static String refusal(Descent descent, Checkpoint checkpoint) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> descent.restore(checkpoint))
                        .getMessage());
    }

    @Test
    void is_read_from_a_file_as_it_was_written() throws IOException {
        Path file = folder.resolve("run.checkpoint");
        Checkpoint odd =
                new Checkpoint(
                        "épsilon | sgd",
                        BLOCKS,
                        -7,
                        3,
                        new Clock(3, 2, Long.MAX_VALUE),
                        OptionalDouble.of(0.25),
                        new double[] {Double.NaN, -0.0, Double.NEGATIVE_INFINITY},
                        Map.of("a.scalar", new double[] {Double.MIN_VALUE}));
        for (Checkpoint checkpoint : List.of(checkpoint(), odd)) {
            CheckpointFile.write(checkpoint, file);
            assertEquals(checkpoint, CheckpointFile.read(file));
            assertEquals(checkpoint.chain(), CheckpointFile.read(file).chain());
        }
    }

    @Test
    void leaves_nothing_but_the_file_behind() throws IOException {
        CheckpointFile.write(checkpoint(), folder.resolve("run.checkpoint"));
        CheckpointFile.write(checkpoint(), folder.resolve("run.checkpoint"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("run.checkpoint")), files.toList());
        }
    }

    @Test
    void cut_short_anywhere_is_refused() throws IOException {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            requireDamaged(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void with_any_bit_flipped_is_refused() throws IOException {
        byte[] whole = written();
        for (int bit = 0; bit < 8 * whole.length; bit += 3) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            requireDamaged(flipped);
        }
    }

    /** Whoever forges the hash too gets either a checkpoint or the same sentence. */
    @Test
    void forged_anywhere_is_refused_or_a_checkpoint() throws Exception {
        byte[] whole = written();
        int magic = "thalweg checkpoint 2\n".length();
        int refused = 0;
        for (int at = magic; at < whole.length - 32; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] body = Arrays.copyOf(whole, whole.length - 32);
                body[at] = (byte) value;
                Path file = forged(body);
                try {
                    CheckpointFile.read(file);
                } catch (IOException e) {
                    refused++;
                    assertEquals(
                            file
                                    + ": not a checkpoint, or damaged. Go back to an older one, or start anew.",
                            e.getMessage());
                }
            }
        }
        assertTrue(refused > 50, () -> "of those that make no sense");
        byte[] longer = Arrays.copyOf(whole, whole.length - 31);
        assertThrows(IOException.class, () -> CheckpointFile.read(forged(longer)));
    }

    private Path forged(byte[] body) throws IOException, NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        return Files.write(
                folder.resolve("forged"),
                ByteBuffer.allocate(body.length + hash.length).put(body).put(hash).array());
    }

    private byte[] written() throws IOException {
        Path file = folder.resolve("run.checkpoint");
        CheckpointFile.write(checkpoint(), file);
        return Files.readAllBytes(file);
    }

    private void requireDamaged(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        IOException refusal = assertThrows(IOException.class, () -> CheckpointFile.read(file));
        assertEquals(
                file + ": not a checkpoint, or damaged. Go back to an older one, or start anew.",
                refusal.getMessage());
    }

    @Test
    void of_another_version_is_refused() throws IOException, NoSuchAlgorithmException {
        byte[] whole = written();
        byte[] body = Arrays.copyOf(whole, whole.length - 32);
        byte[] version = "thalweg checkpoint 3\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(version, 0, body, 0, version.length);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        Path file = folder.resolve("newer");
        Files.write(file, ByteBuffer.allocate(whole.length).put(body).put(hash).array());
        IOException refusal = assertThrows(IOException.class, () -> CheckpointFile.read(file));
        assertEquals(
                file
                        + ": a checkpoint of a training, or of another version of Thalweg. Read it with what wrote it.",
                refusal.getMessage());
    }
}
