/** The command line. */
@NullMarked
package org.thalweg.experiments.cli;

import org.jspecify.annotations.NullMarked;
