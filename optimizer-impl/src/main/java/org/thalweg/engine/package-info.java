/** Chains of optimizers, and a chain at work over a parameter vector. */
@NullMarked
package org.thalweg.engine;

import org.jspecify.annotations.NullMarked;
