/** Forward and backward passes of a recorded graph, for K variants at once. */
@NullMarked
package org.thalweg.backprop;

import org.jspecify.annotations.NullMarked;
