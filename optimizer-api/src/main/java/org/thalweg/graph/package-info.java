/** The vocabulary in which a model or a loss writes its forward pass. Backpropagation follows from the operations used. */
@NullMarked
package org.thalweg.graph;

import org.jspecify.annotations.NullMarked;
