/**
 * Fuzzing: whatever lies in a file or a line, it is read, or one clear sentence says why not. Each class is one target; the inputs
 * that it begins with, and those that once failed, lie in {@code src/test/resources} under its name.
 */
@NullMarked
package org.thalweg.fuzz;

import org.jspecify.annotations.NullMarked;
