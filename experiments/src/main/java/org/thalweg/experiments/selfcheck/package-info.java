/**
 * The protocol put to the test: whole ablations, by the public API, of data in which nothing is there to be found, or something
 * of a known size.
 */
@NullMarked
package org.thalweg.experiments.selfcheck;

import org.jspecify.annotations.NullMarked;
