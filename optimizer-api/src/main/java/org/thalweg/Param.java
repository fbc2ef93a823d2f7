package org.thalweg;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A hyper-parameter's meaning and range, declared once at the record component; {@link Range#check} enforces the range. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Param {

    /** What the hyper-parameter is, in a few words, its symbol first: {@code "β, memory of the square"}. */
    String value() default "";

    /** The interval of allowed values, such as {@code "[0, 1)"} or {@code "(0, ∞)"}; empty where every value is allowed. */
    String range() default "";

    /** A name that the hyper-parameter once had; a spec that still uses it is told the new one. Empty if there is none. */
    String formerly() default "";
}
