/** Links that bound the update. */
@NullMarked
package org.thalweg.clipping;

import org.jspecify.annotations.NullMarked;
