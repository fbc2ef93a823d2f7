/** Words for messages. */
@NullMarked
package org.thalweg.text;

import org.jspecify.annotations.NullMarked;
