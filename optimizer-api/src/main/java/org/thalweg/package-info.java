/**
 * What an author of components implements: five kinds of {@link org.thalweg.Component}, each an immutable record whose
 * record components are its hyper-parameters.
 *
 * <p>Symbols used in every formula: θ parameters, g gradient, u update (what is subtracted), η learning rate, β decay,
 * μ momentum, ε guard against division by zero, λ strength, t step.
 */
@NullMarked
package org.thalweg;

import org.jspecify.annotations.NullMarked;
