/** Chains as optimizers of Apache Commons Math, and its functions and matrices here. */
@NullMarked
package org.thalweg.commonsmath;

import org.jspecify.annotations.NullMarked;
