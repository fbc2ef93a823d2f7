/** Models: a forward pass each. */
@NullMarked
package org.thalweg.models;

import org.jspecify.annotations.NullMarked;
