/** Penalties and constraints on the parameters. */
@NullMarked
package org.thalweg.regularizers;

import org.jspecify.annotations.NullMarked;
