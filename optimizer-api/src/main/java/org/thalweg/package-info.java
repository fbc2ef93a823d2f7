/** The interfaces a component implements, and what the engine hands to it. */
@NullMarked
package org.thalweg;

import org.jspecify.annotations.NullMarked;
