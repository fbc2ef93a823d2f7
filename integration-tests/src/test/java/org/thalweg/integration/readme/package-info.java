/** Holds the README to its word: compiles its Java, runs its commands, compares what they print. */
@NullMarked
package org.thalweg.integration.readme;

import org.jspecify.annotations.NullMarked;
