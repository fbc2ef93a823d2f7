/** Where the parameters of a model lie. */
@NullMarked
package org.thalweg.parameters;

import org.jspecify.annotations.NullMarked;
