/** Chains as optimisers inside the trainers of Tribuo. */
@NullMarked
package org.thalweg.tribuo;

import org.jspecify.annotations.NullMarked;
