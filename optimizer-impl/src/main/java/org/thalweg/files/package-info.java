/** Files that are written whole or not at all. */
@NullMarked
package org.thalweg.files;

import org.jspecify.annotations.NullMarked;
