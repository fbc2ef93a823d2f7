package org.thalweg.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the benchmarks of the same class that one is compared with: {@link Comparison} prints the ratios. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Against {

    /** Names of methods; of those whose parameters are other than here, the one that shares the most. */
    String[] value();
}
