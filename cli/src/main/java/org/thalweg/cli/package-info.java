/** The command line. */
@NullMarked
package org.thalweg.cli;

import org.jspecify.annotations.NullMarked;
