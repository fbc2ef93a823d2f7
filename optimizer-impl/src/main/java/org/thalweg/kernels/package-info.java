/**
 * The few loops that nearly all time is spent in, twice: in plain Java, and with vector instructions where the JVM has them.
 * Both give the same bits.
 */
@NullMarked
package org.thalweg.kernels;

import org.jspecify.annotations.NullMarked;
