/** Components seen as data: their hyper-parameters, and the pipe form in which they are written. */
@NullMarked
package org.thalweg.records;

import org.jspecify.annotations.NullMarked;
