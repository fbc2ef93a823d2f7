package org.thalweg.kernels;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import org.thalweg.UsageException;

/**
 * Which kernels this JVM has. Found out once, when first asked.
 *
 * <p>The vector kernels are there where the JVM was started with {@code --add-modules jdk.incubator.vector}. The system property
 * {@code thalweg.vector} says otherwise: {@code off} for plain Java always, {@code on} for vectors always.
 */
public final class InstalledKernels {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String PROPERTY = "thalweg.vector";

    /*
     * A process compiles the vector loops for about .1 s before they pay; in that time the plain ones do about 5e8
     * multiply-adds.
     */
    private static final double WORTH_VECTORS = 1e9;

    private static final Kernels PLAIN = new PlainKernels();

    private static final Logger LOG = System.getLogger(InstalledKernels.class.getName());
    private static final Supplier<Found> FOUND =
            Suppliers.memoize(
                    () ->
                            find(
                                    System.getProperty(PROPERTY, ""),
                                    ModuleLayer.boot().findModule(MODULE).isPresent()));

    private InstalledKernels() {}

    /**
     * What was found.
     *
     * @param always whether they are to be used for work of any size
     */
    record Found(Kernels fastest, boolean always) {}

    /**
     * @param wanted the value of the property; empty if it is not set
     * @param module whether there is the module
     */
    static Found find(String wanted, boolean module) {
        return switch (wanted) {
            case "off" -> plainFor(PROPERTY + " is off");
            case "on" -> {
                if (!module) {
                    throw new UsageException(
                            String.format(
                                    "%s is on, but this JVM was not started with --add-modules %s.",
                                    PROPERTY, MODULE));
                }
                yield new Found(load(), true);
            }
            case "" ->
                    module
                            ? new Found(load(), false)
                            : plainFor("this JVM has no module " + MODULE);
            default ->
                    throw new UsageException(
                            String.format(
                                    "The system property %s is '%s'. It can be on or off, or left out.",
                                    PROPERTY, wanted));
        };
    }

    private static Found plainFor(String reason) {
        LOG.log(Level.DEBUG, "Plain kernels: {0}.", reason);
        return new Found(PLAIN, false);
    }

    private static Kernels load() {
        try {
            Class<?> vectors = Class.forName("org.thalweg.kernels.VectorKernels");
            if ((boolean) vectors.getDeclaredMethod("fits").invoke(null)) {
                LOG.log(Level.DEBUG, "Vector kernels, where there is work for them.");
                return (Kernels) vectors.getDeclaredConstructor().newInstance();
            }
            return plainFor("this machine has no vectors of 2 to 8 numbers").fastest;
        } catch (ReflectiveOperationException | LinkageError e) {
            return plainFor("those with vectors cannot be loaded, " + e).fastest;
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
     * Returns the fastest kernels.
     *
     * @throws UsageException if {@code thalweg.vector} asks for what there is not
     */
    public static Kernels fastest() {
        return found().fastest;
    }

    /**
     * Returns the fastest kernels for work of this size, in multiplications and additions of pairs of numbers. There is no
     * difference but time.
     */
    public static Kernels forWork(double multiplyAdds) {
        return found().always || multiplyAdds >= WORTH_VECTORS ? fastest() : plain();
    }

    /** Returns all different ones that there are. */
    public static List<Kernels> all() {
        return fastest() == PLAIN ? ImmutableList.of(PLAIN) : ImmutableList.of(PLAIN, fastest());
    }
}
