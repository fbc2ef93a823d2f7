package org.thalweg.kernels;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.thalweg.UsageException;

/**
 * Which kernels this JVM has. Found out once, when first asked.
 *
 * <p>Those with vectors are there where the JVM was started with {@code --add-modules jdk.incubator.vector}, and take over when there
 * was work enough to make it worth while. The system property {@code thalweg.vector} says otherwise: {@code off} for plain Java
 * always, {@code on} for vectors from the first.
 */
public final class InstalledKernels {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String PROPERTY = "thalweg.vector";
    private static final Logger LOG = System.getLogger(InstalledKernels.class.getName());
    private static final Kernels PLAIN = new PlainKernels();
    private static final Supplier<Found> FOUND =
            Suppliers.memoize(
                    () -> {
                        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
                        // module-info does not require it: compiling that would warn, even of
                        // 'requires static'.
                        module.ifPresent(m -> InstalledKernels.class.getModule().addReads(m));
                        return find(System.getProperty(PROPERTY, ""), module.isPresent());
                    });

    private InstalledKernels() {}

    /**
     * What was found.
     *
     * @param vectors those with vectors, if they may be used
     * @param best what to use
     */
    record Found(Optional<Kernels> vectors, Kernels best) {

        static Found plainFor(String reason) {
            LOG.log(Level.DEBUG, "Plain kernels: {0}.", reason);
            return new Found(Optional.empty(), PLAIN);
        }
    }

    /**
     * @param wanted the value of the property; empty if it is not set
     * @param module whether there is the module
     */
    static Found find(String wanted, boolean module) {
        if (!List.of("", "on", "off").contains(wanted)) {
            throw new UsageException(
                    String.format(
                            "The system property %s is '%s'. It can be on or off, or left out.",
                            PROPERTY, wanted));
        }
        if (wanted.equals("off")) {
            return Found.plainFor(PROPERTY + " is off");
        }
        if (!module && wanted.equals("on")) {
            throw new UsageException(
                    String.format(
                            "%s is on, but this JVM was not started with --add-modules %s.",
                            PROPERTY, MODULE));
        }
        return module ? load(wanted.equals("on")) : Found.plainFor("there is no module " + MODULE);
    }

    private static Found load(boolean atOnce) {
        try {
            Class<?> type = Class.forName("org.thalweg.kernels.VectorKernels");
            if (!(boolean) type.getDeclaredMethod("fits").invoke(null)) {
                return Found.plainFor("this machine has no vectors of 2 to 8 numbers");
            }
            Kernels vectors = (Kernels) type.getDeclaredConstructor().newInstance();
            LOG.log(Level.DEBUG, "Vector kernels{0}.", atOnce ? "" : ", when there is work enough");
            Kernels best = atOnce ? vectors : new WarmedKernels(PLAIN, vectors);
            return new Found(Optional.of(vectors), best);
        } catch (ReflectiveOperationException | LinkageError e) {
            return Found.plainFor("those with vectors cannot be loaded, " + e);
        }
    }

    private static Found found() {
        return Objects.requireNonNull(FOUND.get());
    }

    /** Returns those in plain Java. */
    public static Kernels plain() {
        return PLAIN;
    }

    /**
     * Returns the best ones.
     *
     * @throws UsageException if {@code thalweg.vector} asks for what there is not
     */
    public static Kernels best() {
        return found().best;
    }

    /**
     * Returns the best ones, which may get ready for so much work meanwhile.
     *
     * @param multiplyAdds multiplications and additions of pairs of numbers
     */
    public static Kernels forWork(double multiplyAdds) {
        if (best() instanceof WarmedKernels warmed) {
            warmed.expect(multiplyAdds);
        }
        return best();
    }

    /**
     * As above, for the products of training, forward and back.
     *
     * @param instances how many go through, each counted for every epoch and variant
     */
    public static Kernels forTraining(double instances, int inputs, int outputs) {
        return forWork(2 * instances * inputs * outputs);
    }

    /** Returns the plain ones, and those with vectors if there are. */
    public static List<Kernels> all() {
        return found().vectors
                .map(vectors -> ImmutableList.of(PLAIN, vectors))
                .orElse(ImmutableList.of(PLAIN));
    }
}
