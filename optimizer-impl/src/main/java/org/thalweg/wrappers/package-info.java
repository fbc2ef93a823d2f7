/** Optimizers with optimizers inside, and what they have to do with some of the parameters. */
@NullMarked
package org.thalweg.wrappers;

import org.jspecify.annotations.NullMarked;
