/** Optimizers: one record a file, its formula in the kernel. */
@NullMarked
package org.thalweg.optimizers;

import org.jspecify.annotations.NullMarked;
