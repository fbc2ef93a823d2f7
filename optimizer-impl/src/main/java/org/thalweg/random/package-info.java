/** Random streams that a seed and a name determine. */
@NullMarked
package org.thalweg.random;

import org.jspecify.annotations.NullMarked;
