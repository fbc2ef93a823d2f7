package org.thalweg;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component says of itself, once: shown by {@code thalweg components}, by {@code Chain.explain()} and in
 * {@code docs/components.md}. Javadoc beside it need not repeat it. Everything is optional.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Describe {

    /** The component's name, where the record's name in kebab case is not the field's usual spelling. */
    String name() default "";

    /** One sentence that says what the component does. */
    String value() default "";

    /** What it computes, one assignment a line, in the symbols of {@link org.thalweg}. */
    String[] formula() default {};

    /** Where the formula comes from: author, year, and an address if there is one. */
    String reference() default "";
}
