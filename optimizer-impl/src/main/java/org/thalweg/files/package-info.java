/** Files that are written whole or not at all, and what JARs say of themselves. */
@NullMarked
package org.thalweg.files;

import org.jspecify.annotations.NullMarked;
