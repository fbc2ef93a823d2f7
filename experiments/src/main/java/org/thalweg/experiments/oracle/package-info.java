/**
 * What is known exactly about a linear model under squared error: its optimum, its curvature, and how far any parameters are
 * from the optimum.
 */
@NullMarked
package org.thalweg.experiments.oracle;

import org.jspecify.annotations.NullMarked;
