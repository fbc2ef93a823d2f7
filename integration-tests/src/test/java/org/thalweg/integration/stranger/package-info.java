/** The artifacts as somebody has them who knows nothing of this build: on module path and class path, in jshell, in a project. */
@NullMarked
package org.thalweg.integration.stranger;

import org.jspecify.annotations.NullMarked;
