package org.thalweg.random;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Independent random streams, each determined by a seed and a path of names alone.
 *
 * <p>Whoever needs randomness asks for a stream of its own, such as {@code Streams.of(seed,
 * "split")} or {@code Streams.of(seed, "minibatches", "epoch", "3")}: what one consumer draws never
 * shifts what another sees, and a stream can be made again at any time without a saved state.
 */
public final class Streams {

    private Streams() {}

    /** Returns a fresh stream, at its beginning, for this seed and these names. */
    public static SplittableRandom of(long seed, String... names) {
        return new SplittableRandom(seed(seed, names));
    }

    /**
     * Returns the seed of the stream: the first eight bytes, little-endian, of the SHA-256 of the seed (eight bytes,
     * little-endian) and of each name's UTF-8 bytes preceded by their number (four bytes, little-endian).
     */
    public static long seed(long seed, String... names) {
        Hasher hasher = Hashing.sha256().newHasher().putLong(seed);
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            hasher.putInt(bytes.length).putBytes(bytes);
        }
        return hasher.hash().asLong();
    }

    /**
     * Returns the numbers 0 … n − 1 in random order, every order equally likely.
     *
     * @see <a href="https://doi.org/10.1145/364520.364540">Durstenfeld, Algorithm 235: Random permutation, 1964</a>
     */
    public static int[] permutation(RandomGenerator random, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(random, order);
        return order;
    }

    /** Puts the numbers into random order, every order equally likely. */
    public static void shuffle(RandomGenerator random, int[] numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}
