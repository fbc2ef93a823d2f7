package org.thalweg.experiments.run;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.HashMap;
import java.util.Map;
import org.thalweg.training.Listener;
import org.thalweg.training.Variant;

/** The SHA-256 of each variant's parameters after every epoch and at its end. */
final class Trajectories implements Listener {

    private final Map<String, Hasher> hashers = new HashMap<>();

    /** Every NaN counts the same: which of them it is depends on the JIT compiler. */
    @Override
    public void parameters(Variant variant, double[] parameters) {
        Hasher hasher =
                hashers.computeIfAbsent(variant.name(), name -> Hashing.sha256().newHasher());
        for (double parameter : parameters) {
            hasher.putLong(Double.doubleToLongBits(parameter));
        }
    }

    /** Returns the hash of a variant that has ended; to be asked once. */
    String of(Variant variant) {
        Hasher hasher = hashers.remove(variant.name());
        return hasher == null ? "" : hasher.hash().toString();
    }
}
